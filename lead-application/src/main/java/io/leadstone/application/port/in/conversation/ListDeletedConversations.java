package io.leadstone.application.port.in.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;

/** Lists soft-deleted conversations. */
@FunctionalInterface
public interface ListDeletedConversations {

    /**
     * Returns a page of the soft-deleted conversations, last deleted first.
     *
     * @throws InvalidCommandException if the page violates a rule
     * @throws AccessDeniedException without scope {@code read}
     */
    Page<ConversationSnapshot> listDeleted(Caller caller, PageRequest page);
}
