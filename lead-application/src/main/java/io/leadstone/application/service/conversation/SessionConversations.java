package io.leadstone.application.service.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.LeadSession;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.SessionLeads;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import java.util.Optional;

/**
 * The conversations of a widget session. They belong to the real lead, but the session sees its session lead id only.
 */
record SessionConversations(SessionLeads leads, LazyPort<ConversationRepository> conversations) {

    /**
     * Returns the real lead of the session.
     *
     * @throws LeadNotFoundException if the session or its lead is gone, see {@link SessionLeads#require}; or if a guard
     *     holds the registration back, so that there is no lead yet
     */
    LeadId leadOf(Caller caller, LeadSession session) {
        return leads.require(caller.companyId(), session)
                .leadId()
                .orElseThrow(() -> new LeadNotFoundException(session.leadId()));
    }

    /** Returns the query for the conversations of the session. A held registration has none. */
    ConversationQuery queryOf(Caller caller, LeadSession session) {
        LeadId lead = leads.require(caller.companyId(), session).leadId().orElse(session.leadId());
        return new ConversationQuery(Optional.empty(), Optional.of(lead), Optional.of(session.sessionId()));
    }

    /**
     * Returns a live conversation of the session, with the session lead id.
     *
     * @throws AccessDeniedException if it is no live conversation of the session. The exception is the same if the
     *     conversation does not exist, so that a widget session cannot find out ids
     * @throws LeadNotFoundException like {@link #leadOf}
     */
    ConversationSnapshot require(Caller caller, LeadSession session, ConversationId id) {
        leadOf(caller, session);
        return conversations
                .get()
                .find(caller.companyId(), id)
                .filter(caller::mayAccess)
                .map(found -> seenBy(session, found))
                .orElseThrow(() -> new AccessDeniedException("a widget session may access only its own conversations"));
    }

    /** Returns the conversation with the session lead id. */
    static ConversationSnapshot seenBy(LeadSession session, ConversationSnapshot conversation) {
        return conversation.ofLead(session.leadId());
    }

    /** Returns the conversation as the caller may see it. */
    static ConversationSnapshot seenBy(Caller caller, ConversationSnapshot conversation) {
        return caller.session().map(session -> seenBy(session, conversation)).orElse(conversation);
    }
}
