package io.leadstone.application.port.in.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.ConversationLimitException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.UnknownLeadException;

/** Opens a conversation. */
@FunctionalInterface
public interface OpenConversation {

    /**
     * Opens a conversation for the lead that the command names. If the caller is a widget session, the
     * conversation belongs to that lead and session. The lead of the command is then ignored.
     *
     * @return the conversation, at version 1
     * @throws ConversationLimitException if the session of the lead has opened as many conversations as it may
     * @throws InvalidCommandException if the command violates a rule
     * @throws AccessDeniedException without scope {@code write}, except for a lead
     * @throws UnknownLeadException if the company has no such live lead
     */
    ConversationSnapshot open(Caller caller, OpenConversationCommand command);
}
