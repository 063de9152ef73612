package io.leadstone.application.service;

import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.query.Page;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** The decisions of a lead on each purpose, in its ledger. */
public record ConsentHistory(ConsentLedger ledger) {

    /** Returns the newest entry of the purpose, which says what the flag of the lead says; empty if there is none. */
    public Optional<ConsentEntry> newest(LeadSnapshot lead, ConsentPurpose purpose) {
        return Page.itemsOf(page -> ledger.entriesOf(lead.companyId(), lead.id(), page))
                .filter(entry -> entry.decision().purpose() == purpose)
                .findFirst();
    }
}
