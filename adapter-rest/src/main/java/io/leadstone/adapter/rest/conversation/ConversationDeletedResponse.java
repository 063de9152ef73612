package io.leadstone.adapter.rest.conversation;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The answer to the deletion of a conversation. */
public record ConversationDeletedResponse(
        String conversationId, @Nullable Instant deletedAt) implements JsonResponse {

    static ConversationDeletedResponse of(ConversationSnapshot conversation) {
        return new ConversationDeletedResponse(
                conversation.id().toString(), conversation.deletedAt().orElse(null));
    }
}
