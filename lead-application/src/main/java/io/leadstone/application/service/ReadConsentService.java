package io.leadstone.application.service;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.ReadConsent;
import io.leadstone.application.port.out.ConsentLedger;
import io.leadstone.application.port.out.LeadRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.ConsentEntry;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadNotFoundException;

/** {@link ReadConsent}, of live leads only. */
public record ReadConsentService(CommandCheck check, LeadRepository leads, ConsentLedger consents)
        implements ReadConsent {

    @Override
    public Page<ConsentEntry> read(Caller caller, LeadId id, PageRequest page) {
        caller.require(Scope.READ);
        check.require(page);
        if (leads.find(caller.companyId(), id).isEmpty()) {
            throw new LeadNotFoundException(id);
        }
        return consents.entriesOf(caller.companyId(), id, page);
    }
}
