package io.leadstone.store.table;

import io.leadstone.application.query.ListCursors;
import io.leadstone.application.query.ListCursors.InstantPosition;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.ScanOrder;
import io.leadstone.store.json.SnapshotJson;
import io.leadstone.store.table.IndexedTable.IndexEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Table of submissions. Its indexes order those of a lead, and those of a company in one state, by time. */
public final class SubmissionTable {

    private static final String OF_LEAD = "submission_of_lead";

    private static final String IN_STATE = "submission_in_state";

    private static final String HELD = "submission_held";

    private static final IndexedTable<Submission> SUBMISSIONS = new IndexedTable<>(
            "submission",
            SubmissionTable::key,
            SnapshotJson::write,
            SnapshotJson::submission,
            SubmissionTable::indexes);

    private SubmissionTable() {}

    /** Returns the submission of the company. */
    public static Optional<Submission> find(StoreTransaction transaction, CompanyId companyId, LeadId id) {
        return SUBMISSIONS.find(transaction, TableKeys.of(companyId, id));
    }

    /**
     * Stores a new submission. It replaces the oldest of its lead if there are too many that are not applied, and ends
     * the sessions of the oldest. A submission that was held may be older than the others and stays nevertheless.
     */
    public static void add(StoreTransaction transaction, Submission submission) {
        save(transaction, Optional.empty(), submission);
        submission.leadId().ifPresent(lead -> {
            List<Submission> others = newest(submission.companyId(), lead)
                    .items(transaction)
                    .filter(stored -> !stored.id().equals(submission.id()))
                    .toList();
            others.stream()
                    .skip(Submission.OTHER_SESSIONS)
                    .filter(stored -> !stored.session().isEnded())
                    .forEach(stored -> save(
                            transaction,
                            Optional.of(stored),
                            stored.inSession(stored.session().ended())));
            others.stream()
                    .filter(stored -> stored.state() == SubmissionState.RECEIVED)
                    .skip(submission.othersKept())
                    .forEach(surplus -> SUBMISSIONS.remove(transaction, surplus));
        });
    }

    /** Stores the submission and replaces {@code before}. */
    public static void save(StoreTransaction transaction, Optional<Submission> before, Submission after) {
        SUBMISSIONS.save(transaction, before, after);
    }

    /** Returns the submissions of the lead, newest first. */
    public static Listing<Submission, InstantPosition> newest(CompanyId companyId, LeadId leadId) {
        return Listing.byInstant(
                OF_LEAD,
                TableKeys.of(companyId, leadId),
                ScanOrder.DESCENDING,
                SUBMISSIONS::indexed,
                ListCursors.SUBMISSIONS);
    }

    /** Returns the submissions of the company in this state, newest first, also those of deleted leads. */
    public static Listing<Submission, InstantPosition> newest(CompanyId companyId, SubmissionState state) {
        return Listing.byInstant(
                IN_STATE,
                TableKeys.of(companyId, state.code()),
                ScanOrder.DESCENDING,
                SUBMISSIONS::indexed,
                ListCursors.SUBMISSIONS);
    }

    /** Returns true if the submission has no lead, or a lead that is not deleted. */
    public static boolean isVisible(StoreTransaction transaction, Submission submission) {
        return LeadTable.isVisible(transaction, submission.companyId(), submission.leadId());
    }

    /** Removes the submission. */
    public static void remove(StoreTransaction transaction, Submission stored) {
        SUBMISSIONS.remove(transaction, stored);
    }

    /** Removes the submission if it is held. Returns false if the company has no such held submission. */
    public static boolean discard(StoreTransaction transaction, CompanyId companyId, LeadId id) {
        Optional<Submission> held = find(transaction, companyId, id).filter(Submission::isHeld);
        held.ifPresent(found -> SUBMISSIONS.remove(transaction, found));
        return held.isPresent();
    }

    /** Returns the number of held submissions of all companies that were received at this instant or earlier. */
    public static long countHeld(StoreTransaction transaction, Instant latest) {
        return SUBMISSIONS
                .through(transaction, HELD, KeyRange.ALL, ScanOrder.ASCENDING)
                .filter(held -> !held.receivedAt().isAfter(latest))
                .count();
    }

    /** Returns the first company after {@code last} that has a held submission. */
    public static Optional<CompanyId> companyWithHeld(StoreTransaction transaction, Optional<CompanyId> last) {
        return LeadTable.nextCompany(transaction, HELD, last);
    }

    /** Removes the oldest held submissions of the company that were received at this instant or earlier. */
    public static int purgeHeld(StoreTransaction transaction, CompanyId companyId, Instant latest, int limit) {
        List<Submission> due = SUBMISSIONS
                .through(transaction, HELD, KeyRange.under(TableKeys.of(companyId)), ScanOrder.ASCENDING)
                .takeWhile(held -> !held.receivedAt().isAfter(latest))
                .limit(limit)
                .toList();
        due.forEach(held -> SUBMISSIONS.remove(transaction, held));
        return due.size();
    }

    /** Erases all submissions of the lead that are not erased yet. */
    public static void eraseOf(StoreTransaction transaction, CompanyId companyId, LeadId leadId, Instant at) {
        ofLead(transaction, companyId, leadId).stream()
                .filter(stored -> !stored.isErased())
                .forEach(stored -> save(transaction, Optional.of(stored), stored.erased(at)));
    }

    /** Removes all submissions of the lead. */
    static void removeOfLead(StoreTransaction transaction, CompanyId companyId, LeadId leadId) {
        ofLead(transaction, companyId, leadId).forEach(stored -> SUBMISSIONS.remove(transaction, stored));
    }

    private static List<Submission> ofLead(StoreTransaction transaction, CompanyId companyId, LeadId leadId) {
        return SUBMISSIONS
                .through(transaction, OF_LEAD, KeyRange.under(TableKeys.of(companyId, leadId)), ScanOrder.ASCENDING)
                .toList();
    }

    private static String key(Submission submission) {
        return TableKeys.of(submission.companyId(), submission.id());
    }

    private static List<IndexEntry> indexes(Submission submission) {
        List<IndexEntry> entries = new ArrayList<>();
        entries.add(IndexEntry.of(
                IN_STATE, submission.companyId(), submission.state().code(), submission.receivedAt(), submission.id()));
        submission
                .leadId()
                .ifPresent(lead -> entries.add(IndexEntry.of(
                        OF_LEAD, submission.companyId(), lead, submission.receivedAt(), submission.id())));
        if (submission.isHeld()) {
            entries.add(IndexEntry.of(HELD, submission.companyId(), submission.receivedAt(), submission.id()));
        }
        return entries;
    }
}
