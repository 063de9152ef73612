package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.lead.GetLead;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.LeadSnapshot;

/** Implements {@link GetLead} with one read. */
record GetLeadService(LeadRepository leads) implements GetLead {

    @Override
    public LeadSnapshot get(Caller caller, LeadId id) {
        caller.requireReadOf(id);
        return leads.find(caller.companyId(), id).orElseThrow(() -> new LeadNotFoundException(id));
    }
}
