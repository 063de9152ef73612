package io.leadstone.application.port.in.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.InvalidCommandException;

/** Reports what went on in a conversation. */
@FunctionalInterface
public interface RecordActivity {

    /**
     * Adds the activity to the conversation and attributes it to its lead. Of any number of reports at once each counts.
     *
     * @return the conversation with the activity
     * @throws InvalidCommandException where the command breaks rules
     * @throws AccessDeniedException without scope {@code write}; for a lead, where its session did not open the conversation
     * @throws ConversationNotFoundException where the company has no such live conversation
     */
    ConversationSnapshot recordActivity(Caller caller, RecordActivityCommand command);
}
