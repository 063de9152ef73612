package io.leadstone.application.service.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.LeadSession;
import io.leadstone.application.port.in.conversation.ListOwnConversations;
import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;

/** Implements {@link ListOwnConversations}. */
record ListOwnConversationsService(
        CommandCheck check, LazyPort<ConversationSearch> search, SessionConversations sessions)
        implements ListOwnConversations {

    @Override
    public Page<ConversationSnapshot> listOwn(Caller caller, PageRequest page) {
        LeadSession session = caller.session()
                .orElseThrow(() -> new AccessDeniedException("only a widget session may list its own conversations"));
        check.require(page);
        return search.get()
                .list(caller.companyId(), sessions.queryOf(caller, session), page)
                .map(conversation -> SessionConversations.seenBy(session, conversation));
    }
}
