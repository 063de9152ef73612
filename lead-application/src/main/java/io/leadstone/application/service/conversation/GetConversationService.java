package io.leadstone.application.service.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.conversation.GetConversation;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.ConversationNotFoundException;

/** Implements {@link GetConversation}. */
record GetConversationService(LazyPort<ConversationRepository> conversations) implements GetConversation {

    @Override
    public ConversationSnapshot get(Caller caller, ConversationId id) {
        caller.require(Scope.READ);
        return conversations
                .get()
                .find(caller.companyId(), id)
                .orElseThrow(() -> new ConversationNotFoundException(id));
    }
}
