package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.GetLead;
import io.leadstone.application.port.out.LeadRepository;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadNotFoundException;
import io.leadstone.domain.LeadSnapshot;

/** {@link GetLead} in one read. */
public record GetLeadService(LeadRepository leads) implements GetLead {

    @Override
    public LeadSnapshot get(Caller caller, LeadId id) {
        caller.requireReadOf(id);
        return leads.find(caller.companyId(), id).orElseThrow(() -> new LeadNotFoundException(id));
    }
}
