package io.leadstone.adapter.rest.submission;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionField;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The JSON representation of a submission, for members.
 *
 * @param id the session lead id
 * @param leadId the lead; it equals the id if the submission created the lead
 * @param sent the fields that were sent
 * @param origin the web origin of the page
 * @param address the network address of the client
 * @param form the name or the path of the form
 * @param consentTexts the wording that the form showed, by purpose
 * @param appliedFields the fields that were taken over
 * @param pendingConsents the consents that wait for a confirmation
 */
public record SubmissionResponse(
        String id,
        @Nullable String leadId,
        @Nullable String agentId,
        String state,
        SentFieldsResponse sent,
        @Nullable String origin,
        @Nullable String address,
        @Nullable String form,
        Map<String, String> consentTexts,
        Instant receivedAt,
        @Nullable Instant appliedAt,
        List<String> appliedFields,
        @Nullable Instant erasedAt,
        List<String> pendingConsents)
        implements JsonResponse {

    public SubmissionResponse {
        consentTexts = Collections.unmodifiableMap(new LinkedHashMap<>(consentTexts));
        appliedFields = List.copyOf(appliedFields);
        pendingConsents = List.copyOf(pendingConsents);
    }

    /** Returns the representation of a submission. It does not contain the widget session. */
    public static SubmissionResponse of(Submission submission) {
        return new SubmissionResponse(
                submission.id().toString(),
                submission.leadId().map(LeadId::toString).orElse(null),
                submission.details().agent().map(AgentId::value).orElse(null),
                submission.state().code(),
                SentFieldsResponse.of(submission),
                submission.evidence().origin().orElse(null),
                submission.evidence().address().orElse(null),
                submission.evidence().form().orElse(null),
                texts(submission.evidence().consentTexts()),
                submission.receivedAt(),
                submission.appliedAt().orElse(null),
                submission.appliedFields().stream()
                        .sorted()
                        .map(SubmissionField::code)
                        .toList(),
                submission.erasedAt().orElse(null),
                submission.pendingConsents().stream()
                        .sorted()
                        .map(ConsentPurpose::code)
                        .toList());
    }

    /** Returns the texts in the order of the purposes. */
    private static Map<String, String> texts(Map<ConsentPurpose, String> consentTexts) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (ConsentPurpose purpose : ConsentPurpose.values()) {
            Optional.ofNullable(consentTexts.get(purpose)).ifPresent(text -> texts.put(purpose.code(), text));
        }
        return texts;
    }

    /** Hides the personal values from logs. */
    @Override
    public String toString() {
        return "SubmissionResponse[id=" + id + "]";
    }
}
