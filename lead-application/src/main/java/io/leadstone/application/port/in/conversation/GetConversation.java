package io.leadstone.application.port.in.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.LeadNotFoundException;

/** Reads one conversation. */
@FunctionalInterface
public interface GetConversation {

    /**
     * Returns the live conversation. A widget session reads its own conversations, with its session lead id.
     *
     * @throws AccessDeniedException without scope {@code read}; for a session, if it has no such live conversation
     * @throws ConversationNotFoundException if the company has no such live conversation
     * @throws LeadNotFoundException if the session has ended, or if its lead is deleted, erased or purged
     */
    ConversationSnapshot get(Caller caller, ConversationId id);
}
