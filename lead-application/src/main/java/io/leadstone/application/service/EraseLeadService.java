package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.EraseLead;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadSnapshot;
import io.leadstone.domain.Occasion;
import java.util.Optional;

/** {@link EraseLead}. */
public record EraseLeadService(Occasions occasions, LeadWrites writes) implements EraseLead {

    @Override
    public LeadSnapshot erase(Caller caller, LeadId id) {
        caller.require(Scope.ADMIN);
        Occasion occasion = occasions.by(caller);
        return writes.changeAny(caller.companyId(), id, Optional.empty(), lead -> lead.erase(occasion))
                .after();
    }
}
