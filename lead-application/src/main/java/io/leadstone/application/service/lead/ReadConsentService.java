package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.ReadConsent;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.LeadSnapshot;

/** Implements {@link ReadConsent}. */
record ReadConsentService(CommandCheck check, LeadRepository leads, ConsentLedger consents) implements ReadConsent {

    @Override
    public Page<ConsentEntry> consent(Caller caller, LeadId id, PageRequest page) {
        caller.require(Scope.READ);
        check.require(page);
        LeadSnapshot lead = leads.find(caller.companyId(), id).orElseThrow(() -> new LeadNotFoundException(id));
        return consents.entriesOf(caller.companyId(), lead.id(), page);
    }
}
