package io.leadstone.domain;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Evidence of a consent: a small JSON object (RFC 8259) of the client, such as the form, the wording and the address of
 * the request. It is stored as text and returned unchanged.
 *
 * @param json the text of one JSON object, at most {@value #MAX_BYTES} bytes in UTF-8, nested at most
 *     {@value #MAX_DEPTH} deep
 */
public record ConsentEvidence(String json) {

    /**
     * Maximum size of the text in UTF-8: 16 KiB, as of metadata. The evidence of a registration must fit with the
     * longest form, wording, origin and address.
     */
    public static final int MAX_BYTES = 16 * 1024;

    /** Maximum nesting of objects and arrays. The outermost object is level 1. */
    public static final int MAX_DEPTH = 3;

    public ConsentEvidence {
        violation(json).ifPresent(message -> {
            throw new IllegalArgumentException("evidence " + message);
        });
    }

    /**
     * Returns evidence with these texts as members of its object, in their order.
     *
     * @throws IllegalArgumentException if a text is not well-formed Unicode, or if they are too long together
     */
    public static ConsentEvidence of(Map<String, String> members) {
        return new ConsentEvidence(members.entrySet().stream()
                .map(member -> JsonSyntax.quoted(member.getKey()) + ":" + JsonSyntax.quoted(member.getValue()))
                .collect(Collectors.joining(",", "{", "}")));
    }

    /** Returns the rule that {@code json} breaks, as the end of a sentence; empty if it is valid evidence. */
    public static Optional<String> violation(String json) {
        if (!PlainText.isWellFormed(json)) {
            return Optional.of("must be well-formed Unicode");
        }
        if (json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            return Optional.of("must have at most " + MAX_BYTES + " bytes");
        }
        return JsonSyntax.violation(json, MAX_DEPTH);
    }

    /** Contains no value, because evidence may be personal. */
    @Override
    public String toString() {
        return "ConsentEvidence[…]";
    }
}
