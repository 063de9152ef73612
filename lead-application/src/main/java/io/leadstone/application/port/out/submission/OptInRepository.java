package io.leadstone.application.port.out.submission;

import io.leadstone.application.report.DateRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import java.time.Instant;
import java.util.Set;

/**
 * Reads and writes the consents of submissions that wait for a confirmation. {@link SubmissionRepository#add} stores
 * them first.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store cannot be reached.
 */
public interface OptInRepository {

    /**
     * Stores the confirmation of a submission, and the change of its lead. On SQL both are one transaction. On MongoDB
     * the lead is written first; if the process dies then, a repetition after a minute appends the grants again.
     *
     * @param confirmed the confirmed submission, with its lead
     * @param change the change of the lead; it may be empty
     * @throws VersionConflictException if another change or event of the lead was stored first, or if the opt-in is
     *     confirmed already or has another token
     * @throws LeadNotFoundException if the company has no such lead any more
     */
    void confirm(Submission confirmed, LeadChange change);

    /**
     * Returns the purposes that wait for a confirmation in submissions of the lead. Those whose token has expired are
     * left out, and so are those that the lead has granted.
     *
     * @param at the present instant
     */
    Set<ConsentPurpose> pendingOf(CompanyId companyId, LeadId leadId, Instant at);

    /**
     * Returns the number of live leads that were created in the range and have a consent that waits, as in
     * {@link #pendingOf}.
     *
     * @param at the present instant
     */
    long countPending(CompanyId companyId, DateRange range, Instant at);
}
