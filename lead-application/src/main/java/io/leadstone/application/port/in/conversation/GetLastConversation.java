package io.leadstone.application.port.in.conversation;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** Reads what was last spoken with a lead. */
@FunctionalInterface
public interface GetLastConversation {

    /**
     * The newest live conversation that is linked to the lead; for a lead in its widget session, the newest of those that this session
     * opened. Costs nothing where the lead never had one.
     *
     * @throws AccessDeniedException where the caller may not read the lead
     */
    Optional<ConversationSnapshot> getLast(Caller caller, LeadSnapshot lead);
}
