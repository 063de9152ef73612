package io.leadstone.application.port.in.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;

/** Lists the conversations of a widget session. */
@FunctionalInterface
public interface ListOwnConversations {

    /**
     * Returns a page of the live conversations that the lead has opened in its session, newest first.
     *
     * @throws InvalidCommandException if the page violates a rule
     * @throws AccessDeniedException if the caller is not a widget session
     */
    Page<ConversationSnapshot> listOwn(Caller caller, PageRequest page);
}
