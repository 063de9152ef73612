package io.leadstone.application.port.in;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.AccessDeniedException;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.ConversationNotFoundException;
import io.leadstone.domain.ConversationSnapshot;

/** Reads one conversation. */
@FunctionalInterface
public interface GetConversation {

    /**
     * The live conversation.
     *
     * @throws AccessDeniedException without scope {@code read}
     * @throws ConversationNotFoundException where the company has no such live conversation
     */
    ConversationSnapshot get(Caller caller, ConversationId id);
}
