package io.leadstone.adapter.rest.lead;

import io.leadstone.adapter.rest.conversation.ConversationResponse;
import io.leadstone.adapter.rest.version.EntityTags;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.ConversationSnapshot;
import io.leadstone.domain.LeadSnapshot;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.Set;

/**
 * A lead as a single record is answered: with what was last spoken with it.
 *
 * @param tag the lead's version; with a conversation also which one, of which version, so that the tag changes when either does.
 *     {@code If-Match} looks at the lead's version alone
 */
record LeadAnswer(LeadResponse lead, String tag) {

    /** The answer to who may read the lead, or has just written it. */
    static LeadAnswer of(LeadManagement leads, Caller caller, LeadSnapshot lead) {
        Optional<ConversationSnapshot> last = leads.getLastConversation().get(asReader(caller), lead);
        return new LeadAnswer(
                LeadResponse.of(lead, last.map(ConversationResponse::of)),
                last.map(conversation ->
                                EntityTags.of(lead.version(), conversation.id() + "-" + conversation.version()))
                        .orElseGet(() -> EntityTags.of(lead.version())));
    }

    /** Who may write may see what is there: the answer to the write shows the same lead. */
    static Caller asReader(Caller caller) {
        boolean writer = caller.role() != Role.LEAD && caller.scopes().contains(Scope.WRITE);
        return writer
                ? new Caller(caller.companyId(), caller.principal(), Set.of(Scope.READ), Role.MEMBER, Optional.empty())
                : caller;
    }

    Response.ResponseBuilder tagged(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.ETAG, tag);
    }

    Response ok() {
        return tagged(Response.ok(lead)).build();
    }
}
