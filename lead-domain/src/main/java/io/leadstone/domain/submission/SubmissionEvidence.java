package io.leadstone.domain.submission;

import io.leadstone.domain.ConsentEvidence;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.lead.ConsentPurpose;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Where a registration came from, and the form with the wording that the person saw, as proof of a consent. An erasure
 * of the lead removes it.
 *
 * @param origin the web origin of the page, as the request sent it, at most {@value #MAX_ORIGIN} characters
 * @param address the network address of the client, at most {@value #MAX_ADDRESS} characters
 * @param form the name or the path of the form, one line of at most {@value #MAX_FORM} characters
 * @param consentTexts the wording that the form shows for each purpose that it offers, at most
 *     {@value #MAX_CONSENT_TEXT} characters each
 */
public record SubmissionEvidence(
        Optional<String> origin,
        Optional<String> address,
        Optional<String> form,
        Map<ConsentPurpose, String> consentTexts) {

    /** Maximum length of an origin. */
    public static final int MAX_ORIGIN = 300;

    /** Maximum length of an address: a full IPv6 address with a zone. */
    public static final int MAX_ADDRESS = 100;

    /** Maximum length of the name or the path of a form, in code points. */
    public static final int MAX_FORM = 200;

    /** Maximum length of the wording of a consent, in code points. */
    public static final int MAX_CONSENT_TEXT = 2_000;

    /** No evidence. */
    public static final SubmissionEvidence NONE = new SubmissionEvidence(Optional.empty(), Optional.empty());

    /** @throws IllegalArgumentException if a text is blank or too long, or has characters that it must not have */
    public SubmissionEvidence {
        consentTexts = Map.copyOf(consentTexts);
        origin.ifPresent(text -> PlainText.requireSingleLine("origin", text, MAX_ORIGIN));
        address.ifPresent(text -> PlainText.requireSingleLine("address", text, MAX_ADDRESS));
        require("form", form.flatMap(SubmissionEvidence::violationOfForm));
        consentTexts.forEach((purpose, text) -> require("consent_texts." + purpose.code(), violationOfText(text)));
    }

    /** Creates evidence without a form. */
    public SubmissionEvidence(Optional<String> origin, Optional<String> address) {
        this(origin, address, Optional.empty(), Map.of());
    }

    /**
     * Returns this evidence with the form that the person saw.
     *
     * @throws IllegalArgumentException if a text is blank or too long, or has characters that it must not have
     */
    public SubmissionEvidence ofForm(Optional<String> name, Map<ConsentPurpose, String> texts) {
        return new SubmissionEvidence(origin, address, name, texts);
    }

    /** Returns the rule that the name or the path of a form breaks, as the end of a sentence; empty if it is valid. */
    public static Optional<String> violationOfForm(String text) {
        return isTrimmed(text) && PlainText.length(text) <= MAX_FORM && PlainText.isSingleLine(text)
                ? Optional.empty()
                : Optional.of("must be 1 to " + MAX_FORM + " characters on one line");
    }

    /** Returns the rule that the wording of a consent breaks, as the end of a sentence; empty if it is valid. */
    public static Optional<String> violationOfText(String text) {
        return isTrimmed(text) && PlainText.length(text) <= MAX_CONSENT_TEXT && PlainText.isMultiLine(text)
                ? Optional.empty()
                : Optional.of("must be 1 to " + MAX_CONSENT_TEXT
                        + " characters, without control characters but tabs and line ends");
    }

    /** Returns the evidence for the entry of a consent ledger, after the members {@code first}. */
    ConsentEvidence proofOf(ConsentPurpose purpose, Map<String, String> first) {
        Map<String, String> members = new LinkedHashMap<>(first);
        form.ifPresent(text -> members.put("form", text));
        Optional.ofNullable(consentTexts.get(purpose)).ifPresent(text -> members.put("wording", text));
        origin.ifPresent(text -> members.put("origin", text));
        address.ifPresent(text -> members.put("address", text));
        return ConsentEvidence.of(members);
    }

    private static boolean isTrimmed(String text) {
        return !text.isEmpty() && text.equals(text.strip());
    }

    private static void require(String name, Optional<String> violation) {
        violation.ifPresent(rule -> {
            throw new IllegalArgumentException(name + " " + rule);
        });
    }

    @Override
    public String toString() {
        return "SubmissionEvidence[…]";
    }
}
