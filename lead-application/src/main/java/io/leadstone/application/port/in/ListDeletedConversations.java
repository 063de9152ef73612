package io.leadstone.application.port.in;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AccessDeniedException;
import io.leadstone.domain.ConversationSnapshot;
import io.leadstone.domain.InvalidCommandException;

/** Lists soft-deleted conversations. */
@FunctionalInterface
public interface ListDeletedConversations {

    /**
     * The soft-deleted conversations, last deleted first.
     *
     * @throws InvalidCommandException where the page breaks rules
     * @throws AccessDeniedException without scope {@code read}
     */
    Page<ConversationSnapshot> list(Caller caller, PageRequest page);
}
