package io.leadstone.application.port.out.submission;

import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.failure.SubmissionAppliedException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads and writes submissions. A submission is stored with the change of its lead: both are stored, or none, even if
 * the process dies during the call. A store without transactions completes an interrupted write in a later call of this
 * port. The change of the lead has the promises of {@link LeadRepository}, with its listeners and webhook messages.
 *
 * <p>A write of {@link LeadRepository} that {@linkplain LeadChange#erases() erases} a lead also
 * {@linkplain Submission#erased erases} its submissions. A purge of a lead removes them.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store cannot be reached. If a write throws one of the
 * exceptions below, nothing is stored.
 */
public interface SubmissionRepository {

    /**
     * Stores a new submission with its lead. The change creates the lead, or appends an event to it. If the lead then
     * has more than {@link Submission#MAX_RECEIVED} submissions that are not applied, the oldest of them are removed.
     * The widget sessions of all other submissions of the lead end, except those of the newest {@link
     * Submission#OTHER_SESSIONS}. So a session ends after the same number of later registrations, whether or not the
     * email was known.
     *
     * <p>The number of round trips to the store is the same for a new and for an existing lead, or differs by one. So
     * the time of a registration does not reveal whether the email was known.
     *
     * @throws DuplicateEmailException if the change creates a lead, and a live lead of the company has the email
     * @throws VersionConflictException if another change or event of the lead was stored first
     * @throws LeadNotFoundException if the change is not that of a new lead, and the company has no such lead
     */
    void add(Submission submission, LeadChange change);

    /** Returns the submission of this session lead id, if it belongs to the company. */
    Optional<Submission> find(CompanyId companyId, LeadId id);

    /**
     * Returns a page of the submissions of the lead, newest first. Submissions of one instant are ordered by id,
     * greatest first. The page is empty if the company has no such lead.
     *
     * @throws InvalidCommandException naming {@code cursor} if the cursor is of another order
     */
    Page<Submission> submissionsOf(CompanyId companyId, LeadId leadId, PageRequest page);

    /**
     * Returns a page of the submissions of the company in this state, in the order of {@link #submissionsOf}. Those of
     * deleted leads are left out.
     *
     * @throws InvalidCommandException naming {@code cursor} if the cursor is of another order
     */
    Page<Submission> inState(CompanyId companyId, SubmissionState state, PageRequest page);

    /**
     * Stores the submission as applied, with the change of its lead. The change may be empty.
     *
     * @param applied the submission after {@link Submission#applied}
     * @throws SubmissionAppliedException if the stored submission is applied already, or does not exist any more
     * @throws VersionConflictException if another change or event of the lead was stored first, or if another call for
     *     this submission is not finished
     * @throws LeadNotFoundException if the company has no such lead
     */
    void apply(Submission applied, LeadChange change);

    /** Erases all submissions of the lead, as {@link Submission#erased} does. It can be repeated. */
    void eraseOf(CompanyId companyId, LeadId leadId, Instant at);
}
