package io.leadstone.application.service.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.conversation.RestoreConversation;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.util.Optional;

/** Implements {@link RestoreConversation}. */
record RestoreConversationService(ChangeContexts contexts, ConversationWrites writes) implements RestoreConversation {

    @Override
    public ConversationSnapshot restore(Caller caller, ConversationId id, Optional<Long> expectedVersion) {
        caller.require(Scope.WRITE);
        ChangeContext context = contexts.by(caller);
        return writes.changeAny(caller.companyId(), id, expectedVersion, conversation -> conversation.restore(context))
                .after();
    }
}
