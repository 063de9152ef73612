package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.DeleteLead;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.Suppressions;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** Implements {@link DeleteLead}. */
record DeleteLeadService(ChangeContexts contexts, Suppressions suppressions, LeadWrites writes) implements DeleteLead {

    @Override
    public LeadSnapshot delete(Caller caller, LeadId id, Optional<Long> expectedVersion) {
        caller.require(Scope.WRITE);
        ChangeContext context = contexts.by(caller);
        return writes.changeLive(
                        caller.companyId(),
                        id,
                        expectedVersion,
                        lead -> suppressions
                                .ofWithdrawals(lead.snapshot(), context)
                                .addedTo(lead.delete(context)))
                .after();
    }
}
