package io.leadstone.domain.lead;

import io.leadstone.domain.PlainText;
import java.util.Optional;

/**
 * A person's decision on one purpose, and how we know of it.
 *
 * @param granted {@code true} grants, {@code false} withdraws
 * @param source how it was given ({@code widget}, {@code api}, {@code import}, …), 1–{@value #MAX_SOURCE} characters; present unless the
 *     lead was erased
 * @param policyVersion the version of the policy that the person saw, at most {@value #MAX_POLICY_VERSION} characters
 */
public record ConsentDecision(
        ConsentPurpose purpose, boolean granted, Optional<String> source, Optional<String> policyVersion) {

    /** The most characters of a source. */
    public static final int MAX_SOURCE = 100;

    /** The most characters of a policy's version. */
    public static final int MAX_POLICY_VERSION = 100;

    public ConsentDecision {
        source.ifPresent(text -> PlainText.requireSingleLine("source", text, MAX_SOURCE));
        policyVersion.ifPresent(text -> PlainText.requireSingleLine("policy_version", text, MAX_POLICY_VERSION));
    }

    /** A decision of a lead that was not erased. */
    public ConsentDecision(ConsentPurpose purpose, boolean granted, String source, Optional<String> policyVersion) {
        this(purpose, granted, Optional.of(source), policyVersion);
    }

    /** This decision as the ledger of an erased lead keeps it: without the texts that a client wrote. */
    public ConsentDecision erased() {
        return new ConsentDecision(purpose, granted, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "ConsentDecision[purpose=" + purpose.code() + ", granted=" + granted + "]";
    }
}
