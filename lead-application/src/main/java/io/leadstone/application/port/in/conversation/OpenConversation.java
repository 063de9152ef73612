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
     * Opens a conversation, linked to the lead that the command names. A lead in its widget session links itself, whatever the command
     * says, and its session opens it.
     *
     * @return the conversation, version 1
     * @throws ConversationLimitException if the caller is a lead whose session has opened as many as it may
     * @throws InvalidCommandException where the command breaks rules
     * @throws AccessDeniedException without scope {@code write}, except for a lead
     * @throws UnknownLeadException where the lead is not a live one of the company
     */
    ConversationSnapshot open(Caller caller, OpenConversationCommand command);
}
