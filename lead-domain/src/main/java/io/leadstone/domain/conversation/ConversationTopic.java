package io.leadstone.domain.conversation;

import io.leadstone.domain.Metadata;
import java.util.Optional;

/** Data that the client gives when it opens a conversation. {@link ConversationSnapshot} describes the fields. */
public record ConversationTopic(Optional<String> title, Metadata metadata, Optional<Integer> maxContextLength) {

    /** A topic without data. */
    public static final ConversationTopic NONE =
            new ConversationTopic(Optional.empty(), Metadata.EMPTY, Optional.empty());

    @Override
    public String toString() {
        return "ConversationTopic[…]";
    }
}
