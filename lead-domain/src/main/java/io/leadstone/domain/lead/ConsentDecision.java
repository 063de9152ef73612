package io.leadstone.domain.lead;

import io.leadstone.domain.PlainText;
import java.util.Optional;

/**
 * A person's decision about one purpose, with its source.
 *
 * @param granted {@code true} grants the consent, {@code false} withdraws it
 * @param source how the decision was given ({@code widget}, {@code api}, {@code import}, …), 1 to
 *     {@value #MAX_SOURCE} characters; present unless the lead was erased
 * @param policyVersion the version of the policy that the person saw, at most {@value #MAX_POLICY_VERSION} characters
 */
public record ConsentDecision(
        ConsentPurpose purpose, boolean granted, Optional<String> source, Optional<String> policyVersion) {

    /** Maximum length of a source. */
    public static final int MAX_SOURCE = 100;

    /** Maximum length of a policy version. */
    public static final int MAX_POLICY_VERSION = 100;

    public ConsentDecision {
        source.ifPresent(text -> PlainText.requireSingleLine("source", text, MAX_SOURCE));
        policyVersion.ifPresent(text -> PlainText.requireSingleLine("policy_version", text, MAX_POLICY_VERSION));
    }

    /** Creates a decision of a lead that was not erased. */
    public ConsentDecision(ConsentPurpose purpose, boolean granted, String source, Optional<String> policyVersion) {
        this(purpose, granted, Optional.of(source), policyVersion);
    }

    /** Returns this decision without the texts of the client, for the ledger of an erased lead. */
    public ConsentDecision erased() {
        return new ConsentDecision(purpose, granted, Optional.empty(), Optional.empty());
    }

    @Override
    public String toString() {
        return "ConsentDecision[purpose=" + purpose.code() + ", granted=" + granted + "]";
    }
}
