package io.leadstone.application.port.in.lead;

import io.leadstone.application.constraint.CodeOf;
import io.leadstone.application.constraint.EmailShape;
import io.leadstone.application.constraint.JsonObject;
import io.leadstone.application.constraint.MultiLine;
import io.leadstone.application.constraint.OpaqueIdShape;
import io.leadstone.application.constraint.PhoneShape;
import io.leadstone.application.constraint.SingleLine;
import io.leadstone.application.port.in.Texts;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * What is said about a lead when it is captured. Blanks at the ends of a text do not count, and an optional text without anything
 * else is as good as absent. Start with {@link #of}.
 *
 * @param tags the same tag twice counts once
 * @param metadata the text of a JSON object
 * @param status the code of a {@link LeadStatus}; {@code new} where nothing is said
 * @param lostReason for status {@code lost} only
 */
public record LeadDraft(
        @NotBlank @Size(max = LeadDetails.MAX_NAME) @SingleLine
        String firstName,

        @NotBlank @Size(max = LeadDetails.MAX_NAME) @SingleLine
        String lastName,

        @NotBlank @Size(max = EmailAddress.MAX_LENGTH) @EmailShape
        String email,

        Optional<@OpaqueIdShape String> agentId,
        Optional<@Size(max = PhoneNumber.MAX_LENGTH) @SingleLine @PhoneShape String> phone,
        Optional<@Size(max = LeadDetails.MAX_COMPANY) @SingleLine String> company,
        Optional<@Size(max = LeadDetails.MAX_SOURCE) @SingleLine String> source,
        Optional<@Size(max = LeadDetails.MAX_NOTES) @MultiLine String> notes,
        Optional<@Size(max = LeadDetails.MAX_TAGS) List<@NotBlank @Size(max = LeadDetails.MAX_TAG) @SingleLine String>>
                tags,
        Optional<@JsonObject String> metadata,
        Optional<@CodeOf(LeadStatus.class) String> status,
        Optional<@Size(max = LeadSnapshot.MAX_LOST_REASON) @SingleLine String> lostReason,
        Optional<Boolean> consentMarketing,
        Optional<Boolean> consentDataProcessing) {

    public LeadDraft {
        firstName = firstName.strip();
        lastName = lastName.strip();
        email = email.strip();
        agentId = Texts.stripped(agentId);
        phone = Texts.stripped(phone);
        company = Texts.stripped(company);
        source = Texts.stripped(source);
        notes = Texts.stripped(notes);
        tags = tags.map(list -> Texts.distinct(list, LeadDetails.MAX_TAGS));
        metadata = Texts.stripped(metadata);
        lostReason = Texts.stripped(lostReason);
    }

    /** What the draft says about a consent, if anything. */
    public Optional<Boolean> consent(ConsentPurpose purpose) {
        return switch (purpose) {
            case DATA_PROCESSING -> consentDataProcessing;
            case MARKETING -> consentMarketing;
        };
    }

    /** The same draft, captured by {@code agent}. */
    public LeadDraft capturedBy(AgentId agent) {
        return new LeadDraft(
                firstName,
                lastName,
                email,
                Optional.of(agent.value()),
                phone,
                company,
                source,
                notes,
                tags,
                metadata,
                status,
                lostReason,
                consentMarketing,
                consentDataProcessing);
    }

    /** A draft of the three fields that every lead has; add what else is known, then build. */
    public static LeadDraftBuilder of(String firstName, String lastName, String email) {
        return new LeadDraftBuilder(firstName, lastName, email);
    }

    @Override
    public String toString() {
        return "LeadDraft[…]";
    }
}
