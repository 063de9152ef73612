package io.leadstone.domain;

import java.util.Optional;
import java.util.UUID;

/** Identity of a lead: a UUIDv7 (RFC 9562) when we issue it, so that ids sort by time. */
public record LeadId(UUID value) {

    private static final int TEXT_LENGTH = 36;

    /** The id that {@code text} spells in its canonical form of 36 characters, or empty where it spells none. */
    public static Optional<LeadId> parse(String text) {
        if (text.length() != TEXT_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LeadId(UUID.fromString(text)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
