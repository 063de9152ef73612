package io.leadstone.application.service.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.conversation.GetOwnConversation;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;

/** Implements {@link GetOwnConversation}. */
record GetOwnConversationService(SessionConversations sessions) implements GetOwnConversation {

    @Override
    public ConversationSnapshot getOwn(Caller caller, ConversationId id) {
        return caller.session()
                .map(session -> sessions.require(caller, session, id))
                .orElseThrow(() -> new AccessDeniedException("only a widget session may read its own conversation"));
    }
}
