package io.leadstone.domain;

import java.util.Optional;
import java.util.UUID;

/** Id of a lead. Leadstone issues UUIDv7 (RFC 9562), so that ids sort by time. */
public record LeadId(UUID value) {

    private static final int TEXT_LENGTH = 36;

    /** Parses the canonical form of 36 characters. Returns empty if {@code text} is not a UUID in that form. */
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
