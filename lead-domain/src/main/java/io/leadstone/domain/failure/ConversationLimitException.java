package io.leadstone.domain.failure;

/** The widget session has reached its limit of conversations and cannot open another one. */
public final class ConversationLimitException extends LeadException {

    public ConversationLimitException(int limit) {
        super("CONVERSATION_LIMIT", "a session opens at most " + limit + " conversations");
    }
}
