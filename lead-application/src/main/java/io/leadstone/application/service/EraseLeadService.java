package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.EraseLead;
import io.leadstone.application.port.out.ConversationRepository;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadSnapshot;
import io.leadstone.domain.Occasion;
import java.util.Optional;

/**
 * {@link EraseLead}. What was spoken goes before the lead, so that a process that dies in between leaves one that is not erased yet; and
 * once more after it, for a conversation that was opened meanwhile. Erasing again does all that is left to do.
 */
public record EraseLeadService(Occasions occasions, LeadWrites writes, ConversationRepository conversations)
        implements EraseLead {

    @Override
    public LeadSnapshot erase(Caller caller, LeadId id) {
        caller.require(Scope.ADMIN);
        Occasion occasion = occasions.by(caller);
        conversations.eraseTopicsOf(caller.companyId(), id);
        LeadSnapshot erased = writes.changeAny(caller.companyId(), id, Optional.empty(), lead -> lead.erase(occasion))
                .after();
        conversations.eraseTopicsOf(caller.companyId(), id);
        return erased;
    }
}
