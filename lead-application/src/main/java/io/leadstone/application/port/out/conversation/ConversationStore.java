package io.leadstone.application.port.out.conversation;

import io.leadstone.application.port.out.StoreCapability;

/** The capability of a store to keep conversations. */
@StoreCapability("conversations")
public interface ConversationStore {

    /** Returns the port that reads and writes single conversations. */
    ConversationRepository conversations();

    /** Returns the port that lists conversations. */
    ConversationSearch conversationSearch();
}
