package io.leadstone.domain.submission;

import io.leadstone.domain.PlainText;
import java.util.Optional;

/**
 * Where a registration came from, as proof of a consent. An erasure of the lead removes it.
 *
 * @param origin the web origin of the page, as the request sent it, at most {@value #MAX_ORIGIN} characters
 * @param address the network address of the client, at most {@value #MAX_ADDRESS} characters
 */
public record SubmissionEvidence(Optional<String> origin, Optional<String> address) {

    /** Maximum length of an origin. */
    public static final int MAX_ORIGIN = 300;

    /** Maximum length of an address: a full IPv6 address with a zone. */
    public static final int MAX_ADDRESS = 100;

    /** No evidence. */
    public static final SubmissionEvidence NONE = new SubmissionEvidence(Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException if a text is blank, too long or has several lines */
    public SubmissionEvidence {
        origin.ifPresent(text -> PlainText.requireSingleLine("origin", text, MAX_ORIGIN));
        address.ifPresent(text -> PlainText.requireSingleLine("address", text, MAX_ADDRESS));
    }

    @Override
    public String toString() {
        return "SubmissionEvidence[…]";
    }
}
