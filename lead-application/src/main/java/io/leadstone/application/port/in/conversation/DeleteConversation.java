package io.leadstone.application.port.in.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import java.util.Optional;

/** Deletes a conversation softly. */
@FunctionalInterface
public interface DeleteConversation {

    /**
     * Hides the conversation from all but the list of deleted ones and restore.
     *
     * @throws AccessDeniedException without scope {@code write}
     * @throws ConversationNotFoundException where the company has no such live conversation
     * @throws VersionConflictException where it is not at the expected version
     */
    ConversationSnapshot delete(Caller caller, ConversationId id, Optional<Long> expectedVersion);
}
