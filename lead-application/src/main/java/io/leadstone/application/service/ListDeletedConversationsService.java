package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.ListDeletedConversations;
import io.leadstone.application.port.out.ConversationSearch;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.ConversationSnapshot;

/** {@link ListDeletedConversations}. */
public record ListDeletedConversationsService(CommandCheck check, ConversationSearch search)
        implements ListDeletedConversations {

    @Override
    public Page<ConversationSnapshot> list(Caller caller, PageRequest page) {
        caller.require(Scope.READ);
        check.require(page);
        return search.listDeleted(caller.companyId(), page);
    }
}
