package io.leadstone.application.port.in;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AccessDeniedException;
import io.leadstone.domain.ConversationSnapshot;
import io.leadstone.domain.InvalidCommandException;

/** Lists the conversations of a widget session. */
@FunctionalInterface
public interface ListOwnConversations {

    /**
     * The live conversations that the lead has opened in its session, newest first.
     *
     * @throws InvalidCommandException where the page breaks rules
     * @throws AccessDeniedException for any caller but a lead in its session
     */
    Page<ConversationSnapshot> list(Caller caller, PageRequest page);
}
