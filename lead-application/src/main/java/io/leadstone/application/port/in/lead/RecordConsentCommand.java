package io.leadstone.application.port.in.lead;

import io.leadstone.application.constraint.CodeOf;
import io.leadstone.application.constraint.Text;
import io.leadstone.application.constraint.TextLength;
import io.leadstone.application.constraint.TextRule;
import io.leadstone.application.port.in.Texts;
import io.leadstone.domain.ConsentEvidence;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentPurpose;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Records a person's decision about a consent.
 *
 * @param purpose the code of a {@link ConsentPurpose}
 * @param granted true to grant, false to withdraw; required
 * @param source the way in which the decision was given; {@code api} if empty
 * @param expectedVersion the version that the lead must have; empty means any version
 * @param givenAt the instant at which the person decided; empty means now. It must not be in the future
 * @param evidence the text of a JSON object that proves the decision; see {@link ConsentEvidence}
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
        Optional<Long> expectedVersion,
        Optional<Instant> givenAt,
        Optional<@Text(TextRule.EVIDENCE) String> evidence) {

    public RecordConsentCommand {
        source = Texts.normalized(source);
        policyVersion = Texts.normalized(policyVersion);
        givenAt = givenAt.map(instant -> instant.truncatedTo(ChronoUnit.MILLIS));
        evidence = evidence.map(String::strip);
    }

    /** Creates a command for a decision of this moment, without evidence. */
    public RecordConsentCommand(
            LeadId leadId,
            String purpose,
            Optional<Boolean> granted,
            Optional<String> source,
            Optional<String> policyVersion,
            Optional<Long> expectedVersion) {
        this(leadId, purpose, granted, source, policyVersion, expectedVersion, Optional.empty(), Optional.empty());
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
