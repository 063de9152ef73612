package io.leadstone.application.port.out.lead;

import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.ConsentEntry;

/** Reads the consent ledger; it is written by {@link LeadRepository} alone, with the change that an entry belongs to. */
public interface ConsentLedger {

    /**
     * The entries of the company's lead, newest first, of one instant the greater id first; none where the company has no such lead.
     *
     * @throws InvalidCommandException naming {@code cursor} where it is not one of this order
     */
    Page<ConsentEntry> entriesOf(CompanyId companyId, LeadId leadId, PageRequest page);
}
