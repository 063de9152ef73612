package io.leadstone.domain;

/** A widget session has opened as many conversations as it may; no other was opened. */
public final class ConversationLimitException extends LeadException {

    public ConversationLimitException() {
        super(
                "CONVERSATION_LIMIT",
                "a session opens at most " + ConversationSnapshot.MAX_PER_SESSION + " conversations");
    }
}
