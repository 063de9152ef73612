package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.RestoreLead;
import io.leadstone.application.service.Occasions;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.Occasion;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** {@link RestoreLead}. */
record RestoreLeadService(Occasions occasions, LeadWrites writes) implements RestoreLead {

    @Override
    public LeadSnapshot restore(Caller caller, LeadId id, Optional<Long> expectedVersion) {
        caller.require(Scope.WRITE);
        Occasion occasion = occasions.by(caller);
        return writes.changeAny(caller.companyId(), id, expectedVersion, lead -> lead.restore(occasion))
                .after();
    }
}
