package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.auth.CallerSecurity;
import io.leadstone.adapter.rest.conversation.ConversationResponse;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.json.WireJson;
import io.leadstone.adapter.rest.json.WrittenResponse;
import io.leadstone.adapter.rest.version.EntityTags;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadSnapshot;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The answer with a single lead. Callers who may read get it with its last conversation. Callers who may only write get
 * the fields that they sent and a few others.
 *
 * @param tag the entity tag: the version of the lead, the id and version of its last conversation, and the consents
 *     that wait for a confirmation. It changes if one of them changes; {@code If-Match} compares only the version
 */
record LeadResponses(JsonResponse lead, String tag) {

    /** Fields whose stored values every writer may read. */
    private static final Set<String> OPEN_TO_WRITERS = Set.of(
            "id",
            "version",
            "updated_at",
            "status",
            "contacted_at",
            "qualified_at",
            "converted_at",
            "lost_at",
            "deleted_at",
            "erased_at");

    /** Returns the answer to a caller who may read the lead. */
    static LeadResponses read(LeadManagement management, Caller caller, LeadSnapshot lead) {
        Optional<ConversationSnapshot> last = management.conversations().getLast(caller, lead);
        Set<ConsentPurpose> pending = management.submissions().pendingConsents(caller, lead.id());
        return new LeadResponses(
                LeadResponse.of(lead, last.map(ConversationResponse::of), pending), tag(lead, last, pending));
    }

    private static String tag(LeadSnapshot lead, Optional<ConversationSnapshot> last, Set<ConsentPurpose> pending) {
        String furtherState = Stream.concat(
                        last.map(conversation -> conversation.id() + "-" + conversation.version()).stream(),
                        pending.stream().sorted().map(ConsentPurpose::code))
                .collect(Collectors.joining("-"));
        return furtherState.isEmpty() ? EntityTags.of(lead.version()) : EntityTags.of(lead.version(), furtherState);
    }

    /**
     * Returns the answer to a caller who has written the lead.
     *
     * @param sent the body of the write
     */
    static LeadResponses written(LeadManagement management, Caller caller, LeadSnapshot lead, JsonBody sent) {
        return CallerSecurity.mayRead(caller)
                ? read(management, caller, lead)
                : new LeadResponses(
                        WrittenResponse.of(LeadResponse.of(lead), OPEN_TO_WRITERS, sent),
                        EntityTags.of(lead.version()));
    }

    /** Returns the lead in the two JSON shapes that clients of the SDK routes read. */
    JsonResponse inBothShapes(Caller caller) {
        return lead instanceof WrittenResponse part
                ? part.inBothShapes(
                        "lead", List.of(WrittenResponse.field("initiated_by", WireJson.text(caller.principal()))))
                : SdkLeadResponse.of((LeadResponse) lead, caller);
    }

    Response.ResponseBuilder tagged(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.ETAG, tag);
    }

    Response ok() {
        return tagged(Response.ok(lead)).build();
    }
}
