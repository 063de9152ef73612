package io.leadstone.domain.conversation;

import io.leadstone.domain.lead.ConversationEvent;
import java.util.Optional;

/**
 * The result of one operation on a conversation. A store writes all of it in one transaction.
 *
 * @param before the state before the change; empty for a new conversation
 * @param after the state after the change; its version is one more than before, or 1 for a new conversation
 * @param event the event for the log of its lead; empty if it has no lead or if nothing changed
 */
public record ConversationChange(
        Optional<ConversationSnapshot> before, ConversationSnapshot after, Optional<ConversationEvent> event) {

    /** Returns true if nothing changed, so that nothing needs to be written. */
    public boolean isEmpty() {
        return before.filter(after::equals).isPresent();
    }

    /**
     * Returns the version that the stored conversation must have for the write to succeed (optimistic lock).
     *
     * @throws IllegalStateException for a new conversation
     */
    public long expectedVersion() {
        return before.orElseThrow(() -> new IllegalStateException("a new conversation has no expected version"))
                .version();
    }
}
