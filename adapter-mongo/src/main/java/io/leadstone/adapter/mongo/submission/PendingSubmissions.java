package io.leadstone.adapter.mongo.submission;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.DocumentKeys;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.LeadLog;
import io.leadstone.adapter.mongo.document.SubmissionDocuments;
import io.leadstone.adapter.mongo.document.SubmissionFields;
import io.leadstone.adapter.mongo.lead.MongoLeadRepository;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.MongoFailures;
import io.leadstone.adapter.mongo.session.ServerClock;
import io.leadstone.application.UuidV7LeadIds;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadIds;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Pending submissions: registrations whose lead may not be written yet, because their process died. A registration
 * inserts the submission with a mark, writes the lead, and then removes the mark.
 *
 * <p>A later reader of the submission, a list of submissions of its company, or the purge completes it, but not before
 * {@link #GRACE} has passed. The writer would otherwise find the lead changed, and the values that it takes over would
 * be lost. Until then a reader returns the submission as it is stored, and no member can take values over. The mark has
 * the instant of the writer's clock. It is compared with the time of the server.
 *
 * <p>The id of a new lead is that of the submission, and so is the id of the event {@code lead.submitted}. So several
 * processes that complete one submission write the lead or the event once.
 */
public record PendingSubmissions(MongoCollections collections) {

    /** 1 minute: the time for which others leave a pending submission to its writer. */
    static final Duration GRACE = Duration.ofMinutes(1);

    /** 20: the number of attempts while others write to the same lead. The next reader tries again. */
    private static final int MAX_ATTEMPTS = 20;

    /** 100: the number of submissions that one call completes. */
    private static final int AT_ONCE = 100;

    /** The fields that the write of the lead decides. */
    private static final List<String> DECIDED = List.of(
            LeadDocumentFields.LEAD_ID,
            SubmissionFields.STATE,
            SubmissionFields.APPLIED_AT,
            SubmissionFields.APPLIED_FIELDS);

    /** Matches all pending submissions by the index of their marks. */
    private static final Bson ANY = Filters.gte(SubmissionFields.PENDING_SINCE, BsonValues.of(Instant.EPOCH));

    private static final Bson ALL_FIELDS = new BsonDocument();

    private static final Bson MARK = Projections.include(SubmissionFields.PENDING_SINCE);

    private static final LeadIds IDS = new UuidV7LeadIds();

    private static final System.Logger LOG = System.getLogger(PendingSubmissions.class.getName());

    /**
     * Completes the submissions of processes that died at least {@link #GRACE} ago. One that cannot be completed is
     * logged. It does not stop the others, and a later call repeats it.
     */
    public void completeAbandoned() {
        abandoned(ANY).forEach(this::completesOrLogs);
    }

    /**
     * Does the same for one company, before a list. A registration of a new email has no lead yet, so no list would
     * show it. The first failure ends the call, so that a slow store does not delay the list once for each submission.
     */
    void completeAbandoned(CompanyId companyId) {
        Bson ofCompany = Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value()));
        for (BsonDocument pending : abandoned(Filters.and(ofCompany, ANY))) {
            if (!completesOrLogs(pending)) {
                return;
            }
        }
    }

    private List<BsonDocument> abandoned(Bson pending) {
        return now(pending)
                .map(now -> collections
                        .submissions()
                        .list(
                                Filters.and(
                                        pending,
                                        Filters.lt(SubmissionFields.PENDING_SINCE, BsonValues.of(now.minus(GRACE)))),
                                new BsonDocument(),
                                ALL_FIELDS,
                                0,
                                AT_ONCE))
                .orElse(List.of());
    }

    /** Completes the submission, or logs the failure and returns false. */
    private boolean completesOrLogs(BsonDocument found) {
        try {
            complete(found);
            return true;
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "cannot complete the submission " + BsonValues.uuid(found, SubmissionFields.SUBMISSION_ID)
                            + "; the retention worker repeats it",
                    failure);
            return false;
        }
    }

    /**
     * Completes the submission that was read, if its process died at least {@link #GRACE} ago. If it cannot be
     * completed, the caller returns it as it is stored.
     *
     * @return true if it was completed; then the caller must read it again
     */
    boolean completesAbandoned(BsonDocument found) {
        boolean isAbandoned = found.containsKey(SubmissionFields.PENDING_SINCE)
                && now(DocumentKeys.of(found))
                        .filter(now -> BsonValues.instant(found, SubmissionFields.PENDING_SINCE)
                                .isBefore(now.minus(GRACE)))
                        .isPresent();
        return isAbandoned && completesOrLogs(found);
    }

    /** Returns the time of the server, or empty if {@code filter} matches no submission. */
    private Optional<Instant> now(Bson filter) {
        return collections.submissions().firstWithNow(filter, MARK).map(ServerClock::of);
    }

    /**
     * Writes the lead or the event of a pending submission, unless that was done before, and removes the mark. The
     * submission is read again after the lead was not found. It has no mark any more if another process has completed
     * it, or if a purge has removed it with its lead.
     */
    private void complete(BsonDocument document) {
        Submission found = SubmissionDocuments.submission(document);
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            if (isWritten(found)) {
                clean(found);
                return;
            }
            Optional<Submission> pending =
                    collections.submissions().first(marked(found), ALL_FIELDS).map(SubmissionDocuments::submission);
            if (pending.isEmpty()) {
                return;
            }
            try {
                unmark(pending.get().isErased() ? pending.get() : write(pending.get(), instant(document, found)));
                return;
            } catch (DuplicateEmailException | VersionConflictException | LeadNotFoundException changed) {
                Thread.onSpinWait();
            } catch (MongoException failure) {
                // Another process has inserted the lead, which has the id of the submission.
                if (!MongoFailures.isDuplicateKey(failure)) {
                    throw failure;
                }
            }
        }
    }

    /** Returns the instant of the registration, or of the release of a held one. */
    private static Instant instant(BsonDocument document, Submission pending) {
        Instant since = BsonValues.instant(document, SubmissionFields.PENDING_SINCE);
        return since.isAfter(pending.receivedAt()) ? since : pending.receivedAt();
    }

    /** Returns true if the lead that the submission names exists, and has its event. */
    boolean isWritten(Submission submission) {
        return submission.createdLead()
                ? collections.leads().exists(LeadDocuments.byId(submission.companyId(), submission.id()))
                : submission.leadId().filter(lead -> hasEvent(submission, lead)).isPresent();
    }

    /**
     * Removes the mark if the lead is written already, without the grace period.
     *
     * @return false if the lead is not written
     */
    boolean cleanIfWritten(Submission submission) {
        boolean isWritten = isWritten(submission);
        if (isWritten) {
            clean(submission);
        }
        return isWritten;
    }

    /** Removes the mark, and stores the lead and the state of the submission. The caller reads the result. */
    private void unmark(Submission submission) {
        collections.submissions().update(marked(submission), decided(submission));
    }

    /**
     * Removes the mark of a registration whose lead is written, and nothing else: a member may have taken values over
     * since the submission was read. A failover may bring the mark back. After {@link #GRACE} a reader removes it
     * again.
     */
    void clean(Submission submission) {
        collections.submissions().clean(marked(submission), Updates.unset(SubmissionFields.PENDING_SINCE));
    }

    private static Bson marked(Submission submission) {
        return SubmissionDocuments.byId(submission.companyId(), submission.id())
                .append(SubmissionFields.PENDING_SINCE, new BsonDocument("$exists", BsonValues.of(true)));
    }

    private static Bson decided(Submission submission) {
        BsonDocument document = SubmissionDocuments.of(submission);
        List<Bson> update = new ArrayList<>();
        for (String field : DECIDED) {
            update.add(document.containsKey(field) ? Updates.set(field, document.get(field)) : Updates.unset(field));
        }
        update.add(Updates.unset(SubmissionFields.PENDING_SINCE));
        return Updates.combine(update);
    }

    /** Registers again: the email may belong to another lead by now. */
    private Submission write(Submission pending, Instant at) {
        MongoLeadRepository leads = new MongoLeadRepository(collections, List.of());
        ChangeContext context = new ChangeContext(
                at,
                pending.details().agent().map(agent -> "agent:" + agent.value()).orElse("agent"),
                IDS);
        Optional<LeadSnapshot> owner =
                pending.details().email().flatMap(email -> leads.findByEmail(pending.companyId(), email));
        if (owner.isPresent()) {
            Submission pointing = pending.withoutLead().ofLead(owner.get().id());
            if (!hasEvent(pending, owner.get().id())) {
                leads.update(Lead.restore(owner.get()).submit(pending.id().value(), context));
            }
            return pointing;
        }
        if (!pending.createdLead()) {
            // The lead had the email when the submission was stored. It was deleted, erased or purged since, or its
            // email was changed. A new lead would bring the person back. The lead gets neither the event nor values.
            removeWithoutLead(pending);
            return pending.withoutLead().ofLead(pending.leadId().orElseThrow());
        }
        // The store cannot look up the suppression list. The lead gets the consents that the writer had looked up. An
        // entry that was added since then, as by the deletion of another lead with this email, withholds none of them.
        Submission submission = pending.withoutLead().newLead(at, pending.consentsNotApplied());
        LeadChange created = Lead.capture(
                submission.id(),
                submission.companyId(),
                submission.details(),
                LeadStatus.NEW,
                Optional.empty(),
                submission.appliedGrants(),
                context);
        leads.add(created);
        return submission;
    }

    /** Removes the submission if its lead was purged or erased. Otherwise it still points to the lead. */
    private void removeWithoutLead(Submission pending) {
        Bson lead = Filters.and(
                LeadDocuments.byId(pending.companyId(), pending.leadId().orElseThrow()),
                Filters.exists(LeadDocumentFields.ERASED_AT, false));
        if (!collections.leads().exists(lead)) {
            collections.submissions().removeAll(marked(pending));
        }
    }

    /** Returns true if the log of the lead has the event of the submission. Old events are in a collection. */
    private boolean hasEvent(Submission submission, LeadId lead) {
        Bson inDocument = LeadDocuments.byId(submission.companyId(), lead)
                .append(
                        LeadDocumentFields.EVENTS + "." + LeadDocumentFields.ENTRY_ID,
                        BsonValues.of(submission.id().value()));
        Bson moved = Filters.and(
                LeadLog.ofLead(submission.companyId(), lead),
                Filters.eq(
                        LeadDocumentFields.ENTRY_ID,
                        BsonValues.of(submission.id().value())));
        return collections.leads().exists(inDocument)
                || collections.named(LeadLog.EVENTS.collection()).exists(moved);
    }
}
