package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.FindLeadByEmail;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** Implements {@link FindLeadByEmail} with one read. */
record FindLeadByEmailService(LeadRepository leads) implements FindLeadByEmail {

    @Override
    public Optional<LeadSnapshot> findByEmail(Caller caller, EmailAddress email) {
        caller.require(Scope.READ);
        return leads.findByEmail(caller.companyId(), email);
    }
}
