package io.leadstone.domain.lead;

import io.leadstone.domain.ConsentEvidence;
import io.leadstone.domain.PlainText;
import java.time.Instant;
import java.util.Optional;

/**
 * A person's decision about one purpose, with its source.
 *
 * @param granted {@code true} grants the consent, {@code false} withdraws it
 * @param source how the decision was given ({@code widget}, {@code api}, {@code import}, …), 1 to
 *     {@value #MAX_SOURCE} characters; present unless the lead was erased
 * @param policyVersion the version of the policy that the person saw, at most {@value #MAX_POLICY_VERSION} characters
 * @param givenAt the instant at which the person decided, if it is known to be earlier than the entry
 * @param evidence the proof of the decision
 */
public record ConsentDecision(
        ConsentPurpose purpose,
        boolean granted,
        Optional<String> source,
        Optional<String> policyVersion,
        Optional<Instant> givenAt,
        Optional<ConsentEvidence> evidence) {

    /** Maximum length of a source. */
    public static final int MAX_SOURCE = 100;

    /** 1900-01-01: the earliest instant at which a person can have decided. */
    public static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    /** Maximum length of a policy version. */
    public static final int MAX_POLICY_VERSION = 100;

    public ConsentDecision {
        source.ifPresent(text -> PlainText.requireSingleLine("source", text, MAX_SOURCE));
        policyVersion.ifPresent(text -> PlainText.requireSingleLine("policy_version", text, MAX_POLICY_VERSION));
    }

    /** Creates a decision without an earlier instant and without evidence. */
    public ConsentDecision(
            ConsentPurpose purpose, boolean granted, Optional<String> source, Optional<String> policyVersion) {
        this(purpose, granted, source, policyVersion, Optional.empty(), Optional.empty());
    }

    /** Creates a decision of a lead that was not erased. */
    public ConsentDecision(ConsentPurpose purpose, boolean granted, String source, Optional<String> policyVersion) {
        this(purpose, granted, Optional.of(source), policyVersion);
    }

    /** Returns this decision with evidence. */
    public ConsentDecision provedBy(Optional<ConsentEvidence> proof) {
        return new ConsentDecision(purpose, granted, source, policyVersion, givenAt, proof);
    }

    /** Returns this decision without texts and evidence of the client, for the ledger of an erased lead. */
    public ConsentDecision erased() {
        return new ConsentDecision(purpose, granted, Optional.empty(), Optional.empty(), givenAt, Optional.empty());
    }

    @Override
    public String toString() {
        return "ConsentDecision[purpose=" + purpose.code() + ", granted=" + granted + "]";
    }
}
