package io.leadstone.adapter.mongo.submission;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.MongoOrder;
import io.leadstone.adapter.mongo.document.MongoOrder.SortKey;
import io.leadstone.adapter.mongo.document.SortKind;
import io.leadstone.adapter.mongo.document.SubmissionDocuments;
import io.leadstone.adapter.mongo.document.SubmissionFields;
import io.leadstone.adapter.mongo.lead.MongoLeadRepository;
import io.leadstone.adapter.mongo.lead.SubmissionTexts;
import io.leadstone.adapter.mongo.lead.VisibleRecords;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.failure.SubmissionAppliedException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * {@link SubmissionRepository} in MongoDB. A submission is a document of its own. A registration is three writes:
 *
 * <ol>
 *   <li>Insert the submission with a mark that it is pending.
 *   <li>Insert the lead, or append the event to it.
 *   <li>Remove the mark.
 * </ol>
 *
 * <p>If the process dies in between, {@link PendingSubmissions} completes it. In a transaction of the host the
 * submission has no mark.
 */
public record MongoSubmissionRepository(MongoCollections collections, List<TransactionListener> listeners)
        implements SubmissionRepository {

    /** 1 minute: the time after which a process that takes values over is presumed dead. */
    private static final Duration LEASE = Duration.ofMinutes(1);

    static final MongoOrder NEWEST = new MongoOrder(
            "-received_at",
            List.of(
                    new SortKey(SubmissionFields.RECEIVED_AT, SortKind.INSTANT),
                    new SortKey(SubmissionFields.SUBMISSION_ID, SortKind.UUID)),
            true);

    private static final Bson ALL_FIELDS = new BsonDocument();

    private static final Bson POSITION =
            Projections.include(SubmissionFields.RECEIVED_AT, SubmissionFields.SUBMISSION_ID);

    /** 100: the number of old submissions of a lead that a new one removes. There is one at a time. */
    private static final int AT_ONCE = 100;

    @Override
    public void add(Submission submission, LeadChange change) {
        boolean marks = !collections.submissions().inTransaction();
        insert(submission, marks);
        try {
            write(change);
        } catch (StoreUnavailableException unknown) {
            throw unknown;
        } catch (RuntimeException refused) {
            removeUnlessWritten(submission, marks, refused);
        }
        if (marks) {
            cleanUp(submission);
        } else {
            removeSurplus(submission);
        }
    }

    @Override
    public Optional<Submission> find(CompanyId companyId, LeadId id) {
        Bson byId = SubmissionDocuments.byId(companyId, id);
        Optional<BsonDocument> found = collections.submissions().first(byId, ALL_FIELDS);
        boolean isOutdated = found.filter(document -> !inTransaction())
                .filter(new PendingSubmissions(collections)::completesAbandoned)
                .isPresent();
        return (isOutdated ? collections.submissions().first(byId, ALL_FIELDS) : found)
                .map(SubmissionDocuments::submission);
    }

    @Override
    public Page<Submission> submissionsOf(CompanyId companyId, LeadId leadId, PageRequest page) {
        completeAbandoned(companyId);
        return collections
                .submissions()
                .page(
                        SubmissionDocuments.ofLead(companyId, leadId),
                        NEWEST,
                        ALL_FIELDS,
                        page,
                        SubmissionDocuments::submission);
    }

    @Override
    public Page<Submission> inState(CompanyId companyId, SubmissionState state, PageRequest page) {
        if (state != SubmissionState.HELD) {
            completeAbandoned(companyId);
        }
        return new VisibleRecords(collections.submissions(), collections.leads(), companyId)
                .page(ofState(companyId, state), NEWEST, ALL_FIELDS, page, SubmissionDocuments::submission);
    }

    /** Returns a page of the submissions in this state, also those of deleted leads. */
    public Page<Submission> allInState(CompanyId companyId, SubmissionState state, PageRequest page) {
        completeAbandoned(companyId);
        return collections
                .submissions()
                .page(ofState(companyId, state), NEWEST, ALL_FIELDS, page, SubmissionDocuments::submission);
    }

    private static Bson ofState(CompanyId companyId, SubmissionState state) {
        return Filters.and(
                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                Filters.eq(SubmissionFields.STATE, BsonValues.of(state)));
    }

    private void completeAbandoned(CompanyId companyId) {
        if (!inTransaction()) {
            new PendingSubmissions(collections).completeAbandoned(companyId);
        }
    }

    /**
     * Leases the submission first, so that only one process takes values over. If that process dies after it wrote the
     * lead, the values can be taken over again, which changes nothing.
     *
     * <p>A pending submission cannot be leased. Otherwise its writer would find the lead changed, and its completion
     * would show the submission as not applied.
     */
    @Override
    public void apply(Submission applied, LeadChange change) {
        Instant now = applied.appliedAt().orElseThrow();
        BsonDocument byId = SubmissionDocuments.byId(applied.companyId(), applied.id());
        lease(applied, change);
        writeLeased(change, byId, SubmissionFields.APPLYING_SINCE, now);
        // Only a purge removes a leased submission, together with its lead. Then nothing is left to update.
        collections
                .submissions()
                .update(
                        byId,
                        Updates.combine(
                                Updates.set(SubmissionFields.STATE, SubmissionState.APPLIED.code()),
                                Updates.set(SubmissionFields.APPLIED_AT, BsonValues.of(now)),
                                Updates.set(
                                        SubmissionFields.APPLIED_FIELDS,
                                        BsonValues.ofCodes(applied.appliedFields().stream()
                                                .sorted()
                                                .toList())),
                                Updates.unset(SubmissionFields.APPLYING_SINCE)));
    }

    private void lease(Submission applied, LeadChange change) {
        Instant now = applied.appliedAt().orElseThrow();
        Bson unapplied = Filters.and(SubmissionDocuments.byId(applied.companyId(), applied.id()), received());
        Bson free = Filters.and(unapplied, notLeased(now), Filters.exists(SubmissionFields.PENDING_SINCE, false));
        Bson lease = Updates.set(SubmissionFields.APPLYING_SINCE, BsonValues.of(now));
        if (collections.submissions().update(free, lease)) {
            return;
        }
        BsonDocument found = collections
                .submissions()
                .first(unapplied, ALL_FIELDS)
                .orElseThrow(() -> new SubmissionAppliedException(applied.id().value()));
        boolean wasMarkLeft = found.containsKey(SubmissionFields.PENDING_SINCE)
                && new PendingSubmissions(collections).cleanIfWritten(SubmissionDocuments.submission(found));
        if (!wasMarkLeft || !collections.submissions().update(free, lease)) {
            // Another process writes the lead for this submission, or has died. The caller tries again.
            throw new VersionConflictException(
                    change.after().id(), change.after().version());
        }
    }

    private static Bson received() {
        return Filters.eq(SubmissionFields.STATE, SubmissionState.RECEIVED.code());
    }

    private static Bson notLeased(Instant now) {
        return Filters.or(
                Filters.exists(SubmissionFields.APPLYING_SINCE, false),
                Filters.lt(SubmissionFields.APPLYING_SINCE, BsonValues.of(now.minus(LEASE))));
    }

    /**
     * Writes the change of the lead, which may be empty, while this process has a lease of the submission. If nothing
     * was written, it removes the lease and throws the exception.
     *
     * @param lease the field of the lease
     * @param since the value of the field; another process that took the lease over has another one
     */
    void writeLeased(LeadChange change, Bson byId, String lease, Instant since) {
        boolean isSent = false;
        try {
            if (!change.isEmpty()) {
                Runnable write = leads().prepare(change);
                isSent = true;
                write.run();
            }
        } catch (RuntimeException failure) {
            // The outcome of a write may be unknown. Then the lease keeps other processes from writing the lead again.
            boolean mayBeWritten = isSent && failure instanceof StoreUnavailableException;
            if (!mayBeWritten) {
                release(Filters.and(byId, Filters.eq(lease, BsonValues.of(since))), lease, failure);
            }
            throw failure;
        }
    }

    @Override
    public void eraseOf(CompanyId companyId, LeadId leadId, Instant at) {
        new SubmissionTexts(collections).erase(companyId, leadId, at);
    }

    private boolean inTransaction() {
        return collections.submissions().inTransaction();
    }

    private void insert(Submission submission, boolean marks) {
        BsonDocument document = SubmissionDocuments.of(submission);
        if (marks) {
            document.append(SubmissionFields.PENDING_SINCE, BsonValues.of(submission.receivedAt()));
        }
        collections.submissions().insert(document);
    }

    void write(LeadChange change) {
        leads().prepare(change).run();
    }

    private MongoLeadRepository leads() {
        return new MongoLeadRepository(collections, listeners);
    }

    /**
     * Removes the submission and throws {@code refused}. It returns if another process has completed the submission
     * meanwhile, which is why the write was refused.
     */
    private void removeUnlessWritten(Submission submission, boolean marks, RuntimeException refused) {
        if (!marks && refused instanceof MongoException) {
            // The transaction is aborted, and with it the submission.
            throw refused;
        }
        try {
            if (marks && new PendingSubmissions(collections).isWritten(submission)) {
                return;
            }
            collections.submissions().removeAll(SubmissionDocuments.byId(submission.companyId(), submission.id()));
        } catch (MongoException | StoreUnavailableException failure) {
            refused.addSuppressed(failure);
        }
        throw refused;
    }

    /** Removes the surplus and the mark after the lead was written. So a failure must not fail the registration. */
    void cleanUp(Submission submission) {
        try {
            removeSurplus(submission);
            new PendingSubmissions(collections).clean(submission);
        } catch (MongoException | StoreUnavailableException later) {
            // A reader removes the mark after the grace period, and the next registration of the lead the surplus.
        }
    }

    /**
     * Ends the sessions of the oldest submissions of the lead. It removes those that are not applied and too many,
     * except those whose values are being taken over. The submission that was written just now stays. A new lead has
     * no others. They are queried all the same, so that the number of commands reveals nothing.
     */
    void removeSurplus(Submission submission) {
        Bson others = Filters.and(
                SubmissionDocuments.ofLead(
                        submission.companyId(), submission.leadId().orElseThrow()),
                Filters.ne(
                        SubmissionFields.SUBMISSION_ID,
                        BsonValues.of(submission.id().value())));
        List<BsonDocument> newestEnded =
                collections.submissions().list(others, NEWEST.sort(), POSITION, Submission.OTHER_SESSIONS, 1);
        if (newestEnded.isEmpty()) {
            return;
        }
        collections
                .submissions()
                .updateAll(
                        Filters.and(others, from(newestEnded.get(0)), Filters.exists(SubmissionFields.REFRESH_HASH)),
                        Updates.unset(SubmissionFields.REFRESH_HASH));
        Bson received = Filters.and(others, received());
        List<BsonValue> surplus = surplus(received, submission.othersKept());
        if (!surplus.isEmpty()) {
            collections
                    .submissions()
                    .removeAll(Filters.and(
                            received, notLeased(submission.receivedAt()), Filters.in(LeadDocumentFields.ID, surplus)));
        }
    }

    /** Returns a filter for this submission and all older ones. */
    private static Bson from(BsonDocument newest) {
        BsonValue at = newest.get(SubmissionFields.RECEIVED_AT);
        return Filters.and(
                Filters.lte(SubmissionFields.RECEIVED_AT, at),
                Filters.or(
                        Filters.lt(SubmissionFields.RECEIVED_AT, at),
                        Filters.lte(SubmissionFields.SUBMISSION_ID, newest.get(SubmissionFields.SUBMISSION_ID))));
    }

    /** Returns the keys of the submissions after the newest {@code kept}, newest first, {@value #AT_ONCE} at most. */
    private List<BsonValue> surplus(Bson submissions, int kept) {
        return collections
                .submissions()
                .list(submissions, NEWEST.sort(), Projections.include(LeadDocumentFields.ID), kept, AT_ONCE)
                .stream()
                .map(document -> document.get(LeadDocumentFields.ID))
                .toList();
    }

    private void release(Bson leased, String lease, RuntimeException refused) {
        if (inTransaction() && refused instanceof MongoException) {
            // The transaction is aborted, and with it the lease.
            return;
        }
        try {
            collections.submissions().update(leased, Updates.unset(lease));
        } catch (MongoException | StoreUnavailableException failure) {
            refused.addSuppressed(failure);
        }
    }
}
