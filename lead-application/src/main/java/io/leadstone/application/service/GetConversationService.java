package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.GetConversation;
import io.leadstone.application.port.out.ConversationRepository;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.ConversationNotFoundException;
import io.leadstone.domain.ConversationSnapshot;

/** {@link GetConversation}. */
public record GetConversationService(ConversationRepository conversations) implements GetConversation {

    @Override
    public ConversationSnapshot get(Caller caller, ConversationId id) {
        caller.require(Scope.READ);
        return conversations.find(caller.companyId(), id).orElseThrow(() -> new ConversationNotFoundException(id));
    }
}
