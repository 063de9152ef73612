package io.leadstone.domain;

import java.util.Optional;
import java.util.UUID;

/** Identity of a conversation: a UUIDv7 (RFC 9562) when we issue it, so that ids sort by time. */
public record ConversationId(UUID value) {

    /** The id that {@code text} spells in its canonical form of 36 characters, or empty where it spells none. */
    public static Optional<ConversationId> parse(String text) {
        return LeadId.parse(text).map(id -> new ConversationId(id.value()));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
