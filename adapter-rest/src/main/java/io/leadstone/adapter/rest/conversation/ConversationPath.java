package io.leadstone.adapter.rest.conversation;

import io.leadstone.adapter.rest.problem.Problem;
import io.leadstone.adapter.rest.problem.RefusedException;
import io.leadstone.domain.ConversationId;

/** The id in a path. */
public final class ConversationPath {

    private ConversationPath() {}

    /**
     * The id that {@code text} spells; a text that spells none names no conversation, like any id that was never issued.
     *
     * @throws RefusedException where it spells none, with the answer that a missing conversation has
     */
    public static ConversationId id(String text) {
        return ConversationId.parse(text)
                .orElseThrow(() -> new RefusedException(
                        Problem.of(404, "CONVERSATION_NOT_FOUND", "there is no conversation " + text)));
    }
}
