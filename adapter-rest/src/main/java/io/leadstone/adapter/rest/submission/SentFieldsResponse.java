package io.leadstone.adapter.rest.submission;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.PhoneNumber;
import io.leadstone.domain.submission.Submission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a registration sent, with the names of a lead's fields. All are empty after an erasure.
 *
 * @param metadata the text of the client's JSON object, unchanged
 */
public record SentFieldsResponse(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String company,
        @Nullable String source,
        @Nullable String notes,
        List<String> tags,
        @JsonRawValue String metadata,
        boolean consentMarketing,
        boolean consentDataProcessing)
        implements JsonResponse {

    public SentFieldsResponse {
        tags = List.copyOf(tags);
    }

    static SentFieldsResponse of(Submission submission) {
        LeadDetails details = submission.details();
        return new SentFieldsResponse(
                details.firstName().orElse(null),
                details.lastName().orElse(null),
                details.email().map(EmailAddress::value).orElse(null),
                details.phone().map(PhoneNumber::typed).orElse(null),
                details.company().orElse(null),
                details.source().orElse(null),
                details.notes().orElse(null),
                details.tags(),
                details.metadata().json(),
                submission.consents().containsKey(ConsentPurpose.MARKETING),
                submission.consents().containsKey(ConsentPurpose.DATA_PROCESSING));
    }

    /** Hides the personal values from logs. */
    @Override
    public String toString() {
        return "SentFieldsResponse[…]";
    }
}
