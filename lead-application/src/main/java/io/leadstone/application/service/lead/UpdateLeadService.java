package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.UpdateLead;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.Occasions;
import io.leadstone.domain.Occasion;
import io.leadstone.domain.lead.LeadSnapshot;

/** {@link UpdateLead} in one write. */
record UpdateLeadService(CommandCheck check, Occasions occasions, LeadWrites writes, LeadUpdates updates)
        implements UpdateLead {

    @Override
    public LeadSnapshot update(Caller caller, UpdateLeadCommand command) {
        caller.require(Scope.WRITE);
        check.require(command);
        Occasion occasion = occasions.by(caller);
        return writes.changeLive(
                        caller.companyId(),
                        command.id(),
                        command.expectedVersion(),
                        lead -> updates.apply(lead, command, occasion))
                .after();
    }
}
