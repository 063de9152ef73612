package io.leadstone.application.port.in.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import java.util.Optional;

/** Restores a deleted conversation. */
@FunctionalInterface
public interface RestoreConversation {

    /**
     * Makes the conversation live again. A live conversation stays unchanged.
     *
     * @throws AccessDeniedException without scope {@code write}
     * @throws ConversationNotFoundException if the company has no such conversation
     * @throws VersionConflictException if it is not at the expected version
     */
    ConversationSnapshot restore(Caller caller, ConversationId id, Optional<Long> expectedVersion);
}
