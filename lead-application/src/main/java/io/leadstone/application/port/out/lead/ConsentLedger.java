package io.leadstone.application.port.out.lead;

import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.application.port.out.submission.OptInRepository;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.LeadChange;

/**
 * Reads the consent ledger. Each port that stores a {@link LeadChange} appends the entries of the change in the same
 * write: {@link LeadRepository}, {@link SubmissionRepository}, {@link HeldSubmissionRepository} and
 * {@link OptInRepository}.
 */
public interface ConsentLedger {

    /**
     * Returns a page of the ledger entries of the lead, newest first. Entries of one instant are ordered by id,
     * greatest first. The page is empty if the company has no such lead.
     *
     * @throws InvalidCommandException naming {@code cursor} if the cursor is of another order
     */
    Page<ConsentEntry> entriesOf(CompanyId companyId, LeadId leadId, PageRequest page);
}
