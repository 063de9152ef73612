package io.leadstone.domain;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * JSON object (RFC 8259) of the client. It is stored as text and returned unchanged, including the form of its
 * numbers. Leads can be filtered by its {@link #values()}.
 *
 * @param json the text of one JSON object, at most {@value #MAX_BYTES} bytes in UTF-8, nested at most
 *     {@value #MAX_DEPTH} deep
 */
public record Metadata(String json) {

    /** Maximum size of the text in UTF-8: 16 KiB. */
    public static final int MAX_BYTES = 16 * 1024;

    /** Maximum nesting of objects and arrays. The outermost object is level 1. */
    public static final int MAX_DEPTH = 8;

    /**
     * Maximum number of members by which a lead can be filtered: 100. A store may write an index entry for each, so the
     * number bounds the work of a write.
     */
    public static final int MAX_VALUES = 100;

    /** Maximum number of UTF-8 bytes per {@code char}. A short text need not be encoded to check its size. */
    private static final int MAX_BYTES_OF_CHAR = 3;

    /** The object without members, the default of a lead. */
    public static final Metadata EMPTY = new Metadata("{}");

    public Metadata {
        violation(json).ifPresent(message -> {
            throw new IllegalArgumentException("metadata " + message);
        });
    }

    /** Returns the rule that {@code json} breaks, as the end of a sentence; empty if it is valid metadata. */
    public static Optional<String> violation(String json) {
        if (!PlainText.isWellFormed(json)) {
            return Optional.of("must be well-formed Unicode");
        }
        if (json.length() > MAX_BYTES / MAX_BYTES_OF_CHAR && json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of("must have at most " + MAX_BYTES + " bytes");
        }
        return JsonSyntax.violation(json, MAX_DEPTH);
    }

    /** Returns true if the object has no members. */
    public boolean isEmpty() {
        return json.substring(1, json.length() - 1).isBlank();
    }

    /**
     * Returns the members of the object that are texts, numbers or booleans, in their order, at most
     * {@value #MAX_VALUES}. Of several members with one name, the last one counts.
     */
    public Map<String, MetadataValue> values() {
        return isEmpty() ? Map.of() : Collections.unmodifiableMap(JsonMembers.of(json, MAX_VALUES));
    }

    @Override
    public String toString() {
        return "Metadata[…]";
    }
}
