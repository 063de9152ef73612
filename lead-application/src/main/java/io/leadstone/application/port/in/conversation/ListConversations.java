package io.leadstone.application.port.in.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.ConversationQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;

/** Lists conversations. */
@FunctionalInterface
public interface ListConversations {

    /**
     * Returns a page of the live conversations that match {@code query}, newest first.
     *
     * @throws InvalidCommandException if the page violates a rule
     * @throws AccessDeniedException without scope {@code read}
     */
    Page<ConversationSnapshot> list(Caller caller, ConversationQuery query, PageRequest page);
}
