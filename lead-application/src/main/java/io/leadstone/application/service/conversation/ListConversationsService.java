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
import io.leadstone.domain.conversation.ConversationSnapshot;

/** Implements {@link ListConversations}. */
record ListConversationsService(CommandCheck check, LazyPort<ConversationSearch> search) implements ListConversations {

    @Override
    public Page<ConversationSnapshot> list(Caller caller, ConversationQuery query, PageRequest page) {
        caller.require(Scope.READ);
        check.require(page);
        return search.get().list(caller.companyId(), query, page);
    }
}
