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
import io.leadstone.domain.lead.LeadSnapshot;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A lead as a single record is answered: to readers with its last conversation, to callers who may only write without the fields that
 * they did not send.
 *
 * @param tag the lead's version; with a conversation also its id and version, so that the tag changes when either does.
 *     {@code If-Match} looks at the lead's version alone
 */
record LeadResponses(JsonResponse lead, String tag) {

    /** Fields whose stored values are open to every writer. */
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
        return new LeadResponses(
                LeadResponse.of(lead, last.map(ConversationResponse::of)),
                last.map(conversation ->
                                EntityTags.of(lead.version(), conversation.id() + "-" + conversation.version()))
                        .orElseGet(() -> EntityTags.of(lead.version())));
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

    /** Returns the lead in both shapes that clients of the SDK routes read. */
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
