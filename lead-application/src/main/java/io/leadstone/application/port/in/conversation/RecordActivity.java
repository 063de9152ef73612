package io.leadstone.application.port.in.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.InvalidCommandException;

/** Records activity of a conversation. */
@FunctionalInterface
public interface RecordActivity {

    /**
     * Adds the activity to the totals of the conversation and to the engagement of its lead. Concurrent reports are all
     * added.
     *
     * @return the conversation with the activity
     * @throws InvalidCommandException if the command violates a rule
     * @throws AccessDeniedException without scope {@code write}; for a lead, if its session did not open the
     *     conversation
     * @throws ConversationNotFoundException if the company has no such live conversation
     */
    ConversationSnapshot recordActivity(Caller caller, RecordActivityCommand command);
}
