package io.leadstone.domain;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The client's own JSON object (RFC 8259). It is kept as text and given back as it came, numbers included; nothing can be
 * filtered by it.
 *
 * @param json the text of one JSON object, at most {@value #MAX_BYTES} bytes of UTF-8, nested at most {@value #MAX_DEPTH} deep
 */
public record Metadata(String json) {

    /** The most bytes that the text may have in UTF-8: 16 KiB. */
    public static final int MAX_BYTES = 16 * 1024;

    /** How deep objects and arrays may be nested, the outermost object being the first. */
    public static final int MAX_DEPTH = 8;

    /** In UTF-8: a text of few characters need not be spelled to be counted. */
    private static final int MAX_BYTES_OF_CHAR = 3;

    /** The object without members, which a lead has when nothing else was said. */
    public static final Metadata EMPTY = new Metadata("{}");

    public Metadata {
        violation(json).ifPresent(message -> {
            throw new IllegalArgumentException("metadata " + message);
        });
    }

    /** What is wrong with {@code json} as metadata, as the end of a sentence; empty where nothing is. */
    public static Optional<String> violation(String json) {
        if (!PlainText.isWellFormed(json)) {
            return Optional.of("must be well-formed Unicode");
        }
        if (json.length() > MAX_BYTES / MAX_BYTES_OF_CHAR && json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of("must have at most " + MAX_BYTES + " bytes");
        }
        return JsonSyntax.violation(json, MAX_DEPTH);
    }

    /** Whether this is the object without members. */
    public boolean isEmpty() {
        return json.substring(1, json.length() - 1).isBlank();
    }

    @Override
    public String toString() {
        return "Metadata[…]";
    }
}
