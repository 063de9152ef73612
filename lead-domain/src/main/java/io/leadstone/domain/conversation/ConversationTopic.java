package io.leadstone.domain.conversation;

import io.leadstone.domain.Metadata;
import java.util.Optional;

/** What the client says about a conversation when it is opened; see {@link ConversationSnapshot}. */
public record ConversationTopic(Optional<String> title, Metadata metadata, Optional<Integer> maxContextLength) {

    /** Nothing said. */
    public static final ConversationTopic NONE =
            new ConversationTopic(Optional.empty(), Metadata.EMPTY, Optional.empty());

    @Override
    public String toString() {
        return "ConversationTopic[…]";
    }
}
