package io.leadstone.domain.webhook;

import io.leadstone.domain.LeadId;
import java.util.Optional;
import java.util.UUID;

/** Identity of a subscription: a UUIDv7 (RFC 9562) when we issue it, so that ids sort by time. */
public record WebhookId(UUID value) {

    /** The id that {@code text} spells in its canonical form of 36 characters, or empty where it spells none. */
    public static Optional<WebhookId> parse(String text) {
        return LeadId.parse(text).map(id -> new WebhookId(id.value()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
