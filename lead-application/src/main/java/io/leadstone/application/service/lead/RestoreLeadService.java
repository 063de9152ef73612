package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.RestoreLead;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.Suppressions;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** Implements {@link RestoreLead}. */
record RestoreLeadService(ChangeContexts contexts, Suppressions suppressions, LeadWrites writes)
        implements RestoreLead {

    @Override
    public LeadSnapshot restore(Caller caller, LeadId id, Optional<Long> expectedVersion) {
        caller.require(Scope.WRITE);
        ChangeContext context = contexts.by(caller);
        return writes.changeAny(caller.companyId(), id, expectedVersion, lead -> {
                    if (lead.snapshot().isDeleted()) {
                        LeadSnapshot deleted = lead.snapshot();
                        suppressions
                                .effectsOn(deleted.companyId(), deleted.details())
                                .requireAllowed();
                    }
                    return lead.restore(context);
                })
                .after();
    }
}
