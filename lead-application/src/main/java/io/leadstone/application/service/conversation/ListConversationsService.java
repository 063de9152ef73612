package io.leadstone.application.service.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.conversation.ListConversations;
import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.SessionLeads;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.util.Optional;

/** Implements {@link ListConversations}. If a lead has no conversations, its id may be a session lead id. */
record ListConversationsService(CommandCheck check, LazyPort<ConversationSearch> search, SessionLeads sessionLeads)
        implements ListConversations {

    @Override
    public Page<ConversationSnapshot> list(Caller caller, ConversationQuery query, PageRequest page) {
        caller.require(Scope.READ);
        check.require(page);
        Page<ConversationSnapshot> found = search.get().list(caller.companyId(), query, page);
        return found.items().isEmpty()
                ? query.leadId()
                        .flatMap(id -> sessionLeads.realId(caller.companyId(), id))
                        .map(real -> search.get().list(caller.companyId(), ofLead(query, real), page))
                        .orElse(found)
                : found;
    }

    private static ConversationQuery ofLead(ConversationQuery query, LeadId lead) {
        return new ConversationQuery(query.agentId(), Optional.of(lead), query.session());
    }
}
