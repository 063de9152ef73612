package io.leadstone.application.port.out.submission;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.failure.SubmissionNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes submissions that a guard holds back. They have no lead. {@link SubmissionRepository#find} and
 * {@link SubmissionRepository#inState} read them. A change of a lead can also
 * {@linkplain io.leadstone.domain.lead.SideWrites#discardedSubmissions() discard} them, in the write of the lead.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store cannot be reached.
 */
public interface HeldSubmissionRepository {

    /** Stores a new submission in the state {@code held}. */
    void hold(Submission held);

    /**
     * Stores a released submission with its lead, as {@link SubmissionRepository#add} does. It replaces the held one.
     * If the call throws one of the exceptions below, the submission stays held.
     *
     * @param released the submission with its lead, and without the consents that its lead did not get
     * @throws SubmissionNotFoundException if the company has no such held submission any more
     * @throws DuplicateEmailException if the change creates a lead, and a live lead of the company has the email
     * @throws VersionConflictException if another change or event of the lead was stored first
     * @throws LeadNotFoundException if the change is not that of a new lead, and the company has no such lead
     */
    void release(Submission released, LeadChange change);

    /** Removes the held submission. Returns false if the company has no such held submission. */
    boolean discard(CompanyId companyId, LeadId id);

    /** Returns the number of held submissions of all companies that a purge would remove. */
    long countDue(Instant latest);

    /**
     * Returns the next company in id order that has a held submission; empty after the last. An empty argument starts
     * at the first company. A store may also return companies that have only submissions that are not held.
     */
    Optional<CompanyId> companyAfter(Optional<CompanyId> company);

    /**
     * Removes held submissions of the company that were received at this instant or earlier, oldest first. The store
     * commits them before the call returns. Several nodes may do so at the same time.
     *
     * @param limit the maximum number of submissions to remove, at least 1, so that the transaction is short
     * @return the number of removed submissions; 0 if none is left
     */
    int purge(CompanyId companyId, Instant latest, int limit);
}
