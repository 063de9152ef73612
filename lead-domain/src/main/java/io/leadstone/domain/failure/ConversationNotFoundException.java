package io.leadstone.domain.failure;

import io.leadstone.domain.ConversationId;

/**
 * The company has no such conversation in the required state, such as live or deleted. The failure is the same for a
 * conversation of another company.
 */
public final class ConversationNotFoundException extends LeadException {

    public ConversationNotFoundException(ConversationId id) {
        super("CONVERSATION_NOT_FOUND", "there is no conversation " + id);
    }

    /** Creates the failure for a text that is not a valid id and therefore cannot name a conversation. */
    public ConversationNotFoundException(String text) {
        super("CONVERSATION_NOT_FOUND", "there is no conversation " + text);
    }
}
