package io.leadstone.domain.webhook;

import io.leadstone.domain.LeadId;
import java.util.Optional;
import java.util.UUID;

/** Id of a subscription. Leadstone issues UUIDv7 (RFC 9562), so that ids sort by time. */
public record WebhookId(UUID value) {

    /** Parses the canonical form of 36 characters. Returns empty if {@code text} is not a UUID in that form. */
    public static Optional<WebhookId> parse(String text) {
        return LeadId.parse(text).map(id -> new WebhookId(id.value()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
