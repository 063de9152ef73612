package io.leadstone.adapter.rest.privacy;

import io.leadstone.adapter.rest.conversation.ConversationResponse;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.lead.ConsentResponse;
import io.leadstone.adapter.rest.lead.EventResponse;
import io.leadstone.adapter.rest.lead.LeadResponse;
import io.leadstone.adapter.rest.submission.SubmissionResponse;
import io.leadstone.application.port.in.privacy.PersonExport.LeadExport;
import java.time.Instant;
import java.util.List;

/** The JSON representation of one lead with everything about it, in the export of a person. */
public record PersonLeadResponse(
        LeadResponse lead,
        List<ConsentResponse> consents,
        List<EventResponse> history,
        List<SubmissionResponse> submissions,
        List<ConversationResponse> conversations,
        List<PersonDeliveryResponse> webhookDeliveries)
        implements JsonResponse {

    public PersonLeadResponse {
        consents = List.copyOf(consents);
        history = List.copyOf(history);
        submissions = List.copyOf(submissions);
        conversations = List.copyOf(conversations);
        webhookDeliveries = List.copyOf(webhookDeliveries);
    }

    static PersonLeadResponse of(LeadExport export, Instant exportedAt) {
        return new PersonLeadResponse(
                LeadResponse.of(export.lead()),
                export.consents().stream().map(ConsentResponse::of).toList(),
                export.events().stream().map(EventResponse::of).toList(),
                export.submissions().stream()
                        .map(submission -> submission.withoutExpiredOptIn(exportedAt))
                        .map(SubmissionResponse::of)
                        .toList(),
                export.conversations().stream().map(ConversationResponse::of).toList(),
                export.deliveries().stream().map(PersonDeliveryResponse::of).toList());
    }
}
