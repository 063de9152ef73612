package io.leadstone.adapter.rest.conversation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leadstone.adapter.rest.json.JsonResponse;

/**
 * A new conversation in both shapes that clients in the field read.
 *
 * @param flat the conversation's fields, directly in the answer
 * @param conversation the same conversation, as an object
 */
public record OpenedConversationResponse(@JsonUnwrapped ConversationResponse flat, ConversationResponse conversation)
        implements JsonResponse {

    static OpenedConversationResponse of(ConversationResponse conversation) {
        return new OpenedConversationResponse(conversation, conversation);
    }
}
