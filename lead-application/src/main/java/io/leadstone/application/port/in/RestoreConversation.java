package io.leadstone.application.port.in;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.AccessDeniedException;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.ConversationNotFoundException;
import io.leadstone.domain.ConversationSnapshot;
import io.leadstone.domain.VersionConflictException;
import java.util.Optional;

/** Restores a deleted conversation. */
@FunctionalInterface
public interface RestoreConversation {

    /**
     * Brings the conversation back as it was; a live one stays as it is.
     *
     * @throws AccessDeniedException without scope {@code write}
     * @throws ConversationNotFoundException where the company has no such conversation
     * @throws VersionConflictException where it is not at the expected version
     */
    ConversationSnapshot restore(Caller caller, ConversationId id, Optional<Long> expectedVersion);
}
