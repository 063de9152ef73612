package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.ReadHistory;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;

/** Implements {@link ReadHistory}. */
record ReadHistoryService(CommandCheck check, LeadRepository leads, EventLog events) implements ReadHistory {

    @Override
    public Page<LeadEvent> history(Caller caller, LeadId id, PageRequest page) {
        caller.require(Scope.READ);
        check.require(page);
        LeadSnapshot lead = leads.find(caller.companyId(), id).orElseThrow(() -> new LeadNotFoundException(id));
        return events.eventsOf(caller.companyId(), lead.id(), page);
    }
}
