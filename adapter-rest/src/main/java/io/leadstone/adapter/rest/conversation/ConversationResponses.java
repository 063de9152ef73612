package io.leadstone.adapter.rest.conversation;

import io.leadstone.adapter.rest.auth.CallerSecurity;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.json.WrittenResponse;
import io.leadstone.application.access.Caller;
import io.leadstone.domain.conversation.ConversationSnapshot;
import java.util.List;
import java.util.Set;

/** The answer to a write of a conversation. Callers who may not read get no field that they did not send. */
final class ConversationResponses {

    /** Fields whose stored values are open to every writer. */
    private static final Set<String> OPEN_TO_WRITERS = Set.of("id", "version", "updated_at", "deleted_at");

    private ConversationResponses() {}

    /**
     * Returns the answer to the caller who opened the conversation: its fields flat, and the same object in the field
     * {@code conversation}.
     */
    static JsonResponse opened(Caller caller, ConversationSnapshot opened, JsonBody sent) {
        ConversationResponse whole = ConversationResponse.of(opened);
        return CallerSecurity.mayRead(caller)
                ? OpenedConversationResponse.of(whole)
                : WrittenResponse.of(whole, OPEN_TO_WRITERS, sent).inBothShapes("conversation", List.of());
    }

    /** Returns the answer to a caller whose write named no field of the conversation. */
    static JsonResponse changed(Caller caller, ConversationSnapshot conversation) {
        ConversationResponse whole = ConversationResponse.of(conversation);
        return CallerSecurity.mayRead(caller) ? whole : WrittenResponse.of(whole, OPEN_TO_WRITERS, JsonBody.ABSENT);
    }
}
