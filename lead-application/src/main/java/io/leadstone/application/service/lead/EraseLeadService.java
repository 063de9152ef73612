package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.EraseLead;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/**
 * Implements {@link EraseLead}. The write of the lead also removes titles and metadata of its conversations. They are
 * removed again after it, because a conversation may have been opened meanwhile, and because a repeated erase writes no
 * lead.
 */
record EraseLeadService(ChangeContexts contexts, LeadWrites writes, LazyPort<ConversationRepository> conversations)
        implements EraseLead {

    @Override
    public LeadSnapshot erase(Caller caller, LeadId id, Optional<Long> expectedVersion) {
        caller.require(Scope.ADMIN);
        ChangeContext context = contexts.by(caller);
        LeadSnapshot erased = writes.changeAny(caller.companyId(), id, expectedVersion, lead -> lead.erase(context))
                .after();
        conversations.find().ifPresent(stored -> stored.eraseTopicsOf(caller.companyId(), id));
        return erased;
    }
}
