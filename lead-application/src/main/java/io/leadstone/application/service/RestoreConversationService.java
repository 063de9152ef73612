package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.RestoreConversation;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.ConversationSnapshot;
import io.leadstone.domain.Occasion;
import java.util.Optional;

/** {@link RestoreConversation}. */
public record RestoreConversationService(Occasions occasions, ConversationWrites writes)
        implements RestoreConversation {

    @Override
    public ConversationSnapshot restore(Caller caller, ConversationId id, Optional<Long> expectedVersion) {
        caller.require(Scope.WRITE);
        Occasion occasion = occasions.by(caller);
        return writes.changeAny(caller.companyId(), id, expectedVersion, conversation -> conversation.restore(occasion))
                .after();
    }
}
