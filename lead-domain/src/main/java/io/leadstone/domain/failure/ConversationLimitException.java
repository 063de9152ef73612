package io.leadstone.domain.failure;

/** The widget session has opened as many conversations as it may. No further one is opened. */
public final class ConversationLimitException extends LeadException {

    public ConversationLimitException(int limit) {
        super("CONVERSATION_LIMIT", "a session opens at most " + limit + " conversations");
    }
}
