package io.leadstone.domain.failure;

import io.leadstone.domain.ConversationId;

/** The company has no such conversation, or not in the state that was asked for; another company's looks the same. */
public final class ConversationNotFoundException extends LeadException {

    public ConversationNotFoundException(ConversationId id) {
        super("CONVERSATION_NOT_FOUND", "there is no conversation " + id);
    }

    /** The same failure for a text that is not an id: such a text names no conversation, like an id that was never issued. */
    public ConversationNotFoundException(String text) {
        super("CONVERSATION_NOT_FOUND", "there is no conversation " + text);
    }
}
