package io.leadstone.adapter.rest.conversation;

import io.leadstone.adapter.rest.auth.CallerSecurity;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.json.WrittenResponse;
import io.leadstone.application.access.Caller;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.util.List;
import java.util.Set;

/**
 * Answers to writes of a conversation. A caller without read access gets only the fields that it sent and those that
 * every writer may read.
 */
final class ConversationResponses {

    /** Fields whose stored values every writer may read. */
    private static final Set<String> OPEN_TO_WRITERS = Set.of("id", "version", "updated_at", "deleted_at");

    private ConversationResponses() {}

    /**
     * Returns the answer to the caller who opened the conversation. It has the fields of the conversation at the top
     * level, and again in the object {@code conversation}.
     */
    static JsonResponse opened(Caller caller, ConversationSnapshot opened, JsonBody sent) {
        ConversationResponse full = ConversationResponse.of(opened);
        return CallerSecurity.mayRead(caller)
                ? OpenedConversationResponse.of(full)
                : WrittenResponse.of(full, OPEN_TO_WRITERS, sent).inBothShapes("conversation", List.of());
    }

    /** Returns the answer to a write whose body has no field of the conversation. */
    static JsonResponse changed(Caller caller, ConversationSnapshot conversation) {
        ConversationResponse full = ConversationResponse.of(conversation);
        return CallerSecurity.mayRead(caller) ? full : WrittenResponse.of(full, OPEN_TO_WRITERS, JsonBody.ABSENT);
    }
}
