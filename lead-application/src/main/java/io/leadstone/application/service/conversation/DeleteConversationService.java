package io.leadstone.application.service.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.conversation.DeleteConversation;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.util.Optional;

/** Implements {@link DeleteConversation}. */
record DeleteConversationService(ChangeContexts contexts, ConversationWrites writes) implements DeleteConversation {

    @Override
    public ConversationSnapshot delete(Caller caller, ConversationId id, Optional<Long> expectedVersion) {
        caller.require(Scope.WRITE);
        ChangeContext context = contexts.by(caller);
        return writes.changeLive(caller.companyId(), id, expectedVersion, conversation -> conversation.delete(context))
                .after();
    }
}
