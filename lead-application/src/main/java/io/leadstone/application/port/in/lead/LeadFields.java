package io.leadstone.application.port.in.lead;

import io.leadstone.application.constraint.Text;
import io.leadstone.application.constraint.TextLength;
import io.leadstone.application.constraint.TextRule;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.Texts;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of a lead that a client writes. Create, update and registration share them. Each field is absent, cleared
 * or set; see {@link FieldUpdate}. Texts are normalized; see {@link PlainText#normalized}. A blank text is refused, and
 * only clearing removes a value. Use {@link #builder()} or {@link #of}.
 *
 * <p>A lead keeps at least one name, and at least one of email and phone. Status and consents can be set but not
 * cleared. {@link FieldRules} has the rules that concern several fields.
 *
 * @param ownerId the person of the host who takes care of the lead
 * @param tags duplicates are removed; tags that differ by case only are duplicates, and the first one stays
 * @param metadata the text of a JSON object; it replaces the present one
 * @param lostReason only for a lead that is lost, or becomes lost with this change
 */
@FieldRules
public record LeadFields(
        FieldUpdate<@Text(TextRule.OPAQUE_ID) String> agentId,
        FieldUpdate<@Text(TextRule.OPAQUE_ID) String> ownerId,
        FieldUpdate<@TextLength(max = LeadDetails.MAX_NAME) @Text({TextRule.NOT_EMPTY, TextRule.SINGLE_LINE}) String>
                firstName,
        FieldUpdate<@TextLength(max = LeadDetails.MAX_NAME) @Text({TextRule.NOT_EMPTY, TextRule.SINGLE_LINE}) String>
                lastName,
        FieldUpdate<@TextLength(max = EmailAddress.MAX_LENGTH) @Text({TextRule.NOT_EMPTY, TextRule.EMAIL}) String>
                email,
        FieldUpdate<@TextLength(max = PhoneNumber.MAX_LENGTH) @Text({TextRule.SINGLE_LINE, TextRule.PHONE}) String>
                phone,
        FieldUpdate<@TextLength(max = LeadDetails.MAX_COMPANY) @Text({TextRule.NOT_EMPTY, TextRule.SINGLE_LINE}) String>
                company,
        FieldUpdate<@TextLength(max = LeadDetails.MAX_SOURCE) @Text({TextRule.NOT_EMPTY, TextRule.SINGLE_LINE}) String>
                source,
        FieldUpdate<@TextLength(max = LeadDetails.MAX_NOTES) @Text({TextRule.NOT_EMPTY, TextRule.MULTI_LINE}) String>
                notes,
        FieldUpdate<
                        @Size(max = LeadDetails.MAX_TAGS) List<
                                @NotBlank @TextLength(max = LeadDetails.MAX_TAG) @Text(TextRule.SINGLE_LINE) String>>
                tags,
        FieldUpdate<@Text(TextRule.METADATA) String> metadata,
        FieldUpdate<@NotNull LeadStatus> status,
        FieldUpdate<
                        @TextLength(max = LeadSnapshot.MAX_LOST_REASON)
                        @Text({TextRule.NOT_EMPTY, TextRule.SINGLE_LINE}) String>
                lostReason,
        FieldUpdate<@NotNull Boolean> consentMarketing,
        FieldUpdate<@NotNull Boolean> consentDataProcessing) {

    /** The violation of fields that {@linkplain #canBeNew cannot be those of a new lead}. */
    public static final Violation REASON_WITHOUT_LOSS =
            new Violation("lost_reason", "must be set only for a lost lead");

    /** No field is sent. */
    static final LeadFields NONE = new LeadFields(
            FieldUpdate.keep(),
            FieldUpdate.keep(),
            FieldUpdate.keep(),
            FieldUpdate.keep(),
            FieldUpdate.keep(),
            FieldUpdate.keep(),
            FieldUpdate.keep(),
            FieldUpdate.keep(),
            FieldUpdate.keep(),
            FieldUpdate.keep(),
            FieldUpdate.keep(),
            FieldUpdate.keep(),
            FieldUpdate.keep(),
            FieldUpdate.keep(),
            FieldUpdate.keep());

    public LeadFields {
        agentId = Texts.normalized(agentId);
        ownerId = Texts.normalized(ownerId);
        firstName = Texts.normalized(firstName);
        lastName = Texts.normalized(lastName);
        email = Texts.normalized(email);
        phone = Texts.normalized(phone);
        company = Texts.normalized(company);
        source = Texts.normalized(source);
        notes = Texts.normalized(notes);
        tags = tags.map(list -> Texts.distinctWithoutCase(list, LeadDetails.MAX_TAGS));
        metadata = metadata.map(String::strip);
        lostReason = Texts.normalized(lostReason);
    }

    /** Returns a builder in which no field is sent. */
    public static LeadFieldsBuilder builder() {
        return new LeadFieldsBuilder(NONE);
    }

    /** Returns a builder with both names and an email. A lead without some of them starts with {@link #builder()}. */
    public static LeadFieldsBuilder of(String firstName, String lastName, String email) {
        return builder().firstName(firstName).lastName(lastName).email(email);
    }

    /** Returns false if there is a lost reason and the status of a new lead is not {@code lost}. */
    public boolean canBeNew() {
        return lostReason.value().isEmpty() || statusOfNew() == LeadStatus.LOST;
    }

    /** Returns the status that a new lead with these fields gets. */
    public LeadStatus statusOfNew() {
        return status.value().orElse(LeadStatus.NEW);
    }

    /** Returns the decision about a purpose. */
    public FieldUpdate<Boolean> consent(ConsentPurpose purpose) {
        return switch (purpose) {
            case DATA_PROCESSING -> consentDataProcessing;
            case MARKETING -> consentMarketing;
        };
    }

    /** Returns these fields with {@code agent} as the agent that captured the lead. */
    public LeadFields capturedBy(AgentId agent) {
        return new LeadFieldsBuilder(this).agentId(agent.value()).build();
    }

    /** Returns these fields without decisions about these purposes. */
    public LeadFields withoutConsents(Set<ConsentPurpose> purposes) {
        return purposes.isEmpty()
                ? this
                : new LeadFieldsBuilder(this).withoutConsents(purposes).build();
    }

    /**
     * Returns the purposes whose consent these fields give and the lead does not have. The person has withdrawn them
     * before.
     *
     * @param stored the lead as it is after these fields were written
     */
    public Set<ConsentPurpose> keptWithdrawals(LeadSnapshot stored) {
        return Stream.of(ConsentPurpose.values())
                .filter(purpose -> consent(purpose).value().orElse(false))
                .filter(purpose -> !stored.consents().of(purpose).isGranted())
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Returns these fields for a new lead: a cleared status or consent is absent, because a new lead has a default for
     * it.
     */
    LeadFields withDefaults() {
        return new LeadFieldsBuilder(this).withoutClearedDefaults().build();
    }
}
