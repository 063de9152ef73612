package io.leadstone.application.service.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.conversation.ListDeletedConversations;
import io.leadstone.application.port.out.conversation.ConversationSearch;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.conversation.ConversationSnapshot;

/** Implements {@link ListDeletedConversations}. */
record ListDeletedConversationsService(CommandCheck check, LazyPort<ConversationSearch> search)
        implements ListDeletedConversations {

    @Override
    public Page<ConversationSnapshot> listDeleted(Caller caller, PageRequest page) {
        caller.require(Scope.READ);
        check.require(page);
        return search.get().listDeleted(caller.companyId(), page);
    }
}
