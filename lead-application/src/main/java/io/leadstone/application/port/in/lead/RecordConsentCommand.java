package io.leadstone.application.port.in.lead;

import io.leadstone.application.constraint.CodeOf;
import io.leadstone.application.constraint.Text;
import io.leadstone.application.constraint.TextLength;
import io.leadstone.application.constraint.TextRule;
import io.leadstone.application.port.in.Texts;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentPurpose;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/**
 * Records a person's decision about a consent.
 *
 * @param purpose the code of a {@link ConsentPurpose}
 * @param granted true to grant, false to withdraw; required
 * @param source the way in which the decision was given; {@code api} if empty
 * @param expectedVersion the version that the lead must have; empty means any version
 */
public record RecordConsentCommand(
        LeadId leadId,
        @NotBlank @CodeOf(ConsentPurpose.class) String purpose,
        Optional<@NotNull Boolean> granted,
        Optional<@TextLength(max = ConsentDecision.MAX_SOURCE) @Text({TextRule.NOT_EMPTY, TextRule.SINGLE_LINE}) String>
                source,
        Optional<
                        @TextLength(max = ConsentDecision.MAX_POLICY_VERSION)
                        @Text({TextRule.NOT_EMPTY, TextRule.SINGLE_LINE}) String>
                policyVersion,
        Optional<Long> expectedVersion) {

    public RecordConsentCommand {
        source = Texts.normalized(source);
        policyVersion = Texts.normalized(policyVersion);
    }

    /** Returns a builder of the command that records a consent. */
    public static RecordConsentCommandBuilder grant(LeadId leadId, ConsentPurpose purpose) {
        return new RecordConsentCommandBuilder(leadId, purpose, true);
    }

    /** Returns a builder of the command that records a withdrawal. */
    public static RecordConsentCommandBuilder withdraw(LeadId leadId, ConsentPurpose purpose) {
        return new RecordConsentCommandBuilder(leadId, purpose, false);
    }

    @Override
    public String toString() {
        return "RecordConsentCommand[leadId=" + leadId + "]";
    }
}
