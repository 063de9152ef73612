package io.leadstone.adapter.rest.conversation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.leadstone.adapter.rest.json.JsonResponse;

/**
 * A new conversation in the two JSON shapes that existing clients read.
 *
 * @param flat the fields of the conversation at the top level
 * @param conversation the same fields in an object
 */
public record OpenedConversationResponse(@JsonUnwrapped ConversationResponse flat, ConversationResponse conversation)
        implements JsonResponse {

    static OpenedConversationResponse of(ConversationResponse conversation) {
        return new OpenedConversationResponse(conversation, conversation);
    }
}
