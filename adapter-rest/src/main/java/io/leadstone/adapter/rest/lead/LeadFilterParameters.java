package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.page.QueryParameters;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadFilterBuilder;
import io.leadstone.application.query.OwnerFilter;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.MetadataValue;
import io.leadstone.domain.OpaqueId;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.PlainText;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.PhoneNumber;
import java.util.Optional;

/** Reads the filter of a list of leads from query parameters. */
final class LeadFilterParameters {

    private static final String METADATA = "metadata.";

    private LeadFilterParameters() {}

    /** Returns the filter. Invalid parameters become violations of {@code parameters}. */
    static LeadFilter read(QueryParameters parameters) {
        LeadFilterBuilder filter = LeadFilter.builder().statuses(parameters.codes("status", LeadStatus.class));
        parameters
                .one("email", "must be an email address", LeadFilterParameters::email)
                .ifPresent(filter::email);
        parameters
                .one("phone", "must be a phone number", LeadFilterParameters::phone)
                .ifPresent(filter::phone);
        parameters.text("company").ifPresent(filter::company);
        parameters.text("source").ifPresent(filter::source);
        parameters
                .one("agent_id", OpaqueId.RULE, text -> id(text).map(AgentId::new))
                .ifPresent(filter::agentId);
        owner(parameters).ifPresent(filter::owner);
        parameters.texts("tag").forEach(filter::tag);
        parameters
                .optionalFlag("consent_marketing")
                .ifPresent(granted -> filter.consent(ConsentPurpose.MARKETING, granted));
        parameters
                .optionalFlag("consent_data_processing")
                .ifPresent(granted -> filter.consent(ConsentPurpose.DATA_PROCESSING, granted));
        metadata(parameters, filter);
        parameters.rangeStart("created_after").ifPresent(filter::createdAfter);
        parameters.rangeEnd("created_before").ifPresent(filter::createdBefore);
        parameters.rangeStart("updated_after").ifPresent(filter::updatedAfter);
        parameters.rangeEnd("updated_before").ifPresent(filter::updatedBefore);
        return filter.build();
    }

    static Optional<EmailAddress> email(String text) {
        String address = PlainText.normalized(text);
        return EmailAddress.isValid(address) ? Optional.of(new EmailAddress(address)) : Optional.empty();
    }

    static Optional<PhoneNumber> phone(String text) {
        String typed = PlainText.normalized(text);
        boolean isPhone = PhoneNumber.isValid(typed)
                && PlainText.isSingleLine(typed)
                && PlainText.length(typed) <= PhoneNumber.MAX_LENGTH;
        return isPhone ? Optional.of(new PhoneNumber(typed, Optional.empty())) : Optional.empty();
    }

    private static Optional<OwnerFilter> owner(QueryParameters parameters) {
        Optional<OwnerId> owner = parameters.one("owner_id", OpaqueId.RULE, text -> id(text).map(OwnerId::new));
        boolean isUnassigned = parameters.flag("unassigned");
        if (owner.isPresent() && isUnassigned) {
            parameters.addViolation("unassigned", "must not be true together with owner_id");
        }
        return isUnassigned ? Optional.of(OwnerFilter.UNASSIGNED) : owner.map(OwnerFilter::of);
    }

    /** Each parameter names a member of the metadata after the dot. The name is compared exactly. */
    private static void metadata(QueryParameters parameters, LeadFilterBuilder filter) {
        for (String name : parameters.namesWith(METADATA)) {
            parameters
                    .one(name, "must be well-formed text", LeadFilterParameters::wellFormed)
                    .ifPresent(
                            value -> filter.metadata(name.substring(METADATA.length()), MetadataValue.meantBy(value)));
        }
    }

    private static Optional<String> wellFormed(String text) {
        return Optional.of(text).filter(PlainText::isWellFormed);
    }

    static Optional<String> id(String text) {
        return Optional.of(text).filter(OpaqueId::isValid);
    }
}
