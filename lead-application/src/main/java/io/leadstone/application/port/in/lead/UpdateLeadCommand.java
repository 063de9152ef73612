package io.leadstone.application.port.in.lead;

import io.leadstone.application.constraint.CodeOf;
import io.leadstone.application.constraint.EmailShape;
import io.leadstone.application.constraint.JsonObject;
import io.leadstone.application.constraint.MultiLine;
import io.leadstone.application.constraint.OpaqueIdShape;
import io.leadstone.application.constraint.PhoneShape;
import io.leadstone.application.constraint.SingleLine;
import io.leadstone.application.port.in.FieldUpdate;
import io.leadstone.application.port.in.MetadataPatch;
import io.leadstone.application.port.in.Texts;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PhoneNumber;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/**
 * What shall change in a lead. A field that is not sent stays; one that is cleared becomes empty, where it may be. Start with
 * {@link #of}.
 *
 * @param expectedVersion the version that the lead must still have; empty where the caller changes it whatever it is now
 * @param metadata the text of the JSON object that replaces the present one
 * @param metadataPatch how the present metadata shall change instead, for callers that send a part of it
 * @param lostReason for a lead that is, or with this change becomes, lost
 */
public record UpdateLeadCommand(
        LeadId id,
        Optional<Long> expectedVersion,
        FieldUpdate<@OpaqueIdShape String> agentId,
        FieldUpdate<@NotBlank @Size(max = LeadDetails.MAX_NAME) @SingleLine String> firstName,
        FieldUpdate<@NotBlank @Size(max = LeadDetails.MAX_NAME) @SingleLine String> lastName,
        FieldUpdate<@NotBlank @Size(max = EmailAddress.MAX_LENGTH) @EmailShape String> email,
        FieldUpdate<@Size(max = PhoneNumber.MAX_LENGTH) @SingleLine @PhoneShape String> phone,
        FieldUpdate<@Size(max = LeadDetails.MAX_COMPANY) @SingleLine String> company,
        FieldUpdate<@Size(max = LeadDetails.MAX_SOURCE) @SingleLine String> source,
        FieldUpdate<@Size(max = LeadDetails.MAX_NOTES) @MultiLine String> notes,
        FieldUpdate<
                        @Size(max = LeadDetails.MAX_TAGS) List<
                                @NotBlank @Size(max = LeadDetails.MAX_TAG) @SingleLine String>>
                tags,
        FieldUpdate<@JsonObject String> metadata,
        Optional<MetadataPatch> metadataPatch,
        FieldUpdate<@NotNull @CodeOf(LeadStatus.class) String> status,
        FieldUpdate<@Size(max = LeadSnapshot.MAX_LOST_REASON) @SingleLine String> lostReason,
        FieldUpdate<@NotNull Boolean> consentMarketing,
        FieldUpdate<@NotNull Boolean> consentDataProcessing) {

    public UpdateLeadCommand {
        agentId = Texts.stripped(agentId);
        firstName = Texts.stripped(firstName);
        lastName = Texts.stripped(lastName);
        email = Texts.stripped(email);
        phone = Texts.stripped(phone);
        company = Texts.stripped(company);
        source = Texts.stripped(source);
        notes = Texts.stripped(notes);
        metadata = Texts.stripped(metadata);
        lostReason = Texts.stripped(lostReason);
        tags = new FieldUpdate<>(tags.sent(), tags.value().map(list -> Texts.distinct(list, LeadDetails.MAX_TAGS)));
    }

    /** A command that changes nothing yet; say what shall change, then build. */
    public static UpdateLeadCommandBuilder of(LeadId id) {
        return new UpdateLeadCommandBuilder(id);
    }
}
