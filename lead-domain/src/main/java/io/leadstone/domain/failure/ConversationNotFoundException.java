package io.leadstone.domain.failure;

import io.leadstone.domain.ConversationId;

/** The company has no such conversation, or not in the state that was asked for; another company's looks the same. */
public final class ConversationNotFoundException extends LeadException {

    public ConversationNotFoundException(ConversationId id) {
        super("CONVERSATION_NOT_FOUND", "there is no conversation " + id);
    }
}
