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
 * {@link EraseLead}. The write of the lead also erases the topics of its conversations. They are erased once more after it, for a
 * conversation that was opened meanwhile, and for a repeated erase, which writes no lead.
 * A store without conversations has no topics.
 */
record EraseLeadService(ChangeContexts contexts, LeadWrites writes, LazyPort<ConversationRepository> conversations)
        implements EraseLead {

    @Override
    public LeadSnapshot erase(Caller caller, LeadId id) {
        caller.require(Scope.ADMIN);
        ChangeContext context = contexts.by(caller);
        LeadSnapshot erased = writes.changeAny(caller.companyId(), id, Optional.empty(), lead -> lead.erase(context))
                .after();
        conversations.find().ifPresent(stored -> stored.eraseTopicsOf(caller.companyId(), id));
        return erased;
    }
}
