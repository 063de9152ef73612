package io.leadstone.application.port.in.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** Reads the last conversation with a lead. */
@FunctionalInterface
public interface GetLastConversation {

    /**
     * Returns the newest live conversation of the lead. For a widget session, it is the newest conversation
     * that this session opened. The store is not read if the lead never had a conversation.
     *
     * @throws AccessDeniedException if the caller may not read the lead
     */
    Optional<ConversationSnapshot> getLast(Caller caller, LeadSnapshot lead);
}
