package io.leadstone.application.port.in.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.ConversationNotFoundException;

/** Reads one conversation. */
@FunctionalInterface
public interface GetConversation {

    /**
     * Returns the live conversation.
     *
     * @throws AccessDeniedException without scope {@code read}
     * @throws ConversationNotFoundException if the company has no such live conversation
     */
    ConversationSnapshot get(Caller caller, ConversationId id);
}
