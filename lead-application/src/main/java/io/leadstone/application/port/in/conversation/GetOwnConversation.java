package io.leadstone.application.port.in.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.LeadNotFoundException;

/** Reads one conversation of a widget session. */
@FunctionalInterface
public interface GetOwnConversation {

    /**
     * Returns the live conversation, with the session lead id.
     *
     * @throws AccessDeniedException if the caller is not a widget session, or if the session has no such live
     *     conversation
     * @throws LeadNotFoundException if the session has ended, or if its lead is deleted, erased or purged
     */
    ConversationSnapshot getOwn(Caller caller, ConversationId id);
}
