package io.leadstone.domain.conversation;

import io.leadstone.domain.lead.ConversationEvent;
import java.util.Optional;

/**
 * What one use case did to one conversation: all that a store must write, together or not at all.
 *
 * @param before the state that the change was made on; empty for a new conversation
 * @param after the state it leaves; its version is one more than before, or 1
 * @param event what its lead's log is told; empty where it has no lead
 */
public record ConversationChange(
        Optional<ConversationSnapshot> before, ConversationSnapshot after, Optional<ConversationEvent> event) {

    /** Whether nothing changed, so that there is nothing to write. */
    public boolean isEmpty() {
        return before.filter(after::equals).isPresent();
    }

    /**
     * The version that the store must find, and may overwrite only then.
     *
     * @throws IllegalStateException for a new conversation, which expects nothing
     */
    public long expectedVersion() {
        return before.orElseThrow(() -> new IllegalStateException("a new conversation expects no version"))
                .version();
    }
}
