package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.lead.GetLead;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.service.SessionLeads;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.LeadSnapshot;

/** Implements {@link GetLead}. A widget session gets what it sent, and never what others stored. */
record GetLeadService(LeadRepository leads, SessionLeads sessionLeads) implements GetLead {

    @Override
    public LeadSnapshot get(Caller caller, LeadId id) {
        caller.requireReadOf(id);
        return caller.session()
                .map(session ->
                        sessionLeads.require(caller.companyId(), session).asLead())
                .or(() -> leads.find(caller.companyId(), id))
                .orElseThrow(() -> new LeadNotFoundException(id));
    }
}
