package io.leadstone.adapter.rest.conversation;

import io.leadstone.adapter.rest.auth.CallerSecurity;
import io.leadstone.adapter.rest.idempotency.IdempotentAnswers;
import io.leadstone.adapter.rest.json.JsonBody;
import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.adapter.rest.json.WrittenResponse;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.domain.ConversationId;
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

    /**
     * Reads a conversation that {@code caller} has written, to build an answer that was lost. A widget session reads
     * for itself: it must not see the real id of its lead, and nothing after the lead was erased.
     */
    static ConversationSnapshot reread(LeadManagement management, Caller caller, ConversationId id) {
        return caller.session().isPresent()
                ? management.conversations().getOwn(caller, id)
                : management.conversations().get(IdempotentAnswers.readerFor(caller), id);
    }

    /** Returns the answer to a write whose body has no field of the conversation. */
    static JsonResponse changed(Caller caller, ConversationSnapshot conversation) {
        ConversationResponse full = ConversationResponse.of(conversation);
        return CallerSecurity.mayRead(caller) ? full : WrittenResponse.of(full, OPEN_TO_WRITERS, JsonBody.ABSENT);
    }
}
