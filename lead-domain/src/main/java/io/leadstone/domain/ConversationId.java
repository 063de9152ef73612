package io.leadstone.domain;

import java.util.Optional;
import java.util.UUID;

/** Id of a conversation. Leadstone issues UUIDv7 (RFC 9562), so that ids sort by time. */
public record ConversationId(UUID value) {

    /** Parses the canonical form of 36 characters. Returns empty if {@code text} is not a UUID in that form. */
    public static Optional<ConversationId> parse(String text) {
        return LeadId.parse(text).map(id -> new ConversationId(id.value()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
