package io.leadstone.application.port.in.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import java.util.Optional;

/** Soft-deletes a conversation. */
@FunctionalInterface
public interface DeleteConversation {

    /**
     * Deletes the conversation. Then only the list of deleted conversations and restore find it.
     *
     * @return the deleted conversation
     * @throws AccessDeniedException without scope {@code write}
     * @throws ConversationNotFoundException if the company has no such live conversation
     * @throws VersionConflictException if it is not at the expected version
     */
    ConversationSnapshot delete(Caller caller, ConversationId id, Optional<Long> expectedVersion);
}
