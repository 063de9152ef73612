package io.leadstone.store.table;

import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.ListCursors;
import io.leadstone.application.query.ListCursors.InstantPosition;
import io.leadstone.application.query.ListCursors.NamePosition;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConversationEvent;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.NextState;
import io.leadstone.domain.lead.PurgedLead;
import io.leadstone.domain.lead.SideWrites;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.store.backend.KeyRange;
import io.leadstone.store.backend.ScanOrder;
import io.leadstone.store.json.SnapshotJson;
import io.leadstone.store.table.IndexedTable.IndexEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tables of leads, events and consent entries. The indexes are the email keys of live leads and the orders of lists.
 */
public final class LeadTable {

    private static final String EMAIL = "lead_email";
    private static final String ORDER = "lead_order";
    private static final String CONSENT = "consent";
    private static final String EVENT = "event";

    private static final String CREATED = "created";
    private static final String UPDATED = "updated";
    private static final String NAME = "name";
    private static final String DELETED = "deleted";

    private static final IndexedTable<LeadSnapshot> LEADS =
            new IndexedTable<>("lead", LeadTable::key, SnapshotJson::write, SnapshotJson::lead, LeadTable::indexes);

    private LeadTable() {}

    /** Returns the lead of the company, live or deleted. */
    public static Optional<LeadSnapshot> find(StoreTransaction transaction, CompanyId companyId, LeadId id) {
        return LEADS.find(transaction, TableKeys.of(companyId, id));
    }

    /** Returns the live lead of the company that owns the email key. */
    public static Optional<LeadSnapshot> emailOwner(
            StoreTransaction transaction, CompanyId companyId, String emailKey) {
        return transaction
                .get(EMAIL, TableKeys.of(companyId, TableKeys.hashed(emailKey)))
                .flatMap(key -> LEADS.find(transaction, key));
    }

    /** Returns true if a record with this lead is visible: it has no lead, or the lead is not deleted. */
    static boolean isVisible(StoreTransaction transaction, CompanyId companyId, Optional<LeadId> leadId) {
        return leadId.isEmpty()
                || find(transaction, companyId, leadId.get())
                        .filter(lead -> !lead.isDeleted())
                        .isPresent();
    }

    /**
     * Stores the lead with its consent entries and events, replaces {@code before}, and enqueues the deliveries. It
     * also makes the side writes of the change. If the change deletes the lead, it cancels pending deliveries. If the
     * change erases the lead, it also removes the personal data from older consent entries, messages, conversations and
     * submissions.
     */
    public static void write(
            StoreTransaction transaction, Optional<LeadSnapshot> before, LeadChange change, Instant now) {
        LeadSnapshot after = change.after();
        LEADS.save(transaction, before, withStoredKey(before, change));
        change.deletion().ifPresent(deletion -> DeliveryTable.cancelBefore(transaction, deletion, now));
        append(transaction, change, now);
        change.deletion().ifPresent(deletion -> DeliveryTable.awaitCancelled(transaction, deletion));
        write(transaction, after.companyId(), change.sideWrites());
        if (change.erases()) {
            erase(transaction, after);
        }
    }

    private static void write(StoreTransaction transaction, CompanyId companyId, SideWrites writes) {
        writes.removedSuppressions().forEach(entry -> SuppressionTable.remove(transaction, entry));
        writes.suppressions().forEach(entry -> SuppressionTable.add(transaction, entry));
        writes.discardedSubmissions().forEach(id -> SubmissionTable.discard(transaction, companyId, id));
    }

    /** A change that keeps the email key keeps the stored one, which may have been renewed since the lead was read. */
    private static LeadSnapshot withStoredKey(Optional<LeadSnapshot> before, LeadChange change) {
        return before.flatMap(found -> found.details().email())
                .filter(stored -> change.keepsEmailKey())
                .map(stored -> withKey(change.after(), stored))
                .orElse(change.after());
    }

    private static LeadSnapshot withKey(LeadSnapshot lead, EmailAddress key) {
        LeadDetails details = lead.details();
        return new NextState(lead)
                .details(details.withEmail(
                        details.email().map(email -> new EmailAddress(email.value(), key.key(), key.rule()))))
                .at(lead.updatedAt(), lead.version(), lead.lastEvent());
    }

    /** Stores the key and the rule of {@code key} for the email of the lead. Nothing else changes. */
    public static void renewKey(StoreTransaction transaction, LeadSnapshot found, EmailAddress key) {
        LEADS.save(transaction, Optional.of(found), withKey(found, key));
    }

    /** Stores the consent entries and events of the change, and enqueues its deliveries. */
    public static void append(StoreTransaction transaction, LeadChange change, Instant now) {
        change.consents().forEach(entry -> put(transaction, entry));
        for (int i = 0; i < change.events().size(); i++) {
            LeadEvent event = change.events().get(i);
            transaction.put(EVENT, key(event), SnapshotJson.write(event));
            FeedTable.addUnnumbered(transaction, event.companyId(), key(event));
            DeliveryTable.enqueue(transaction, event, change.states().get(i), now);
        }
    }

    /** Records the event of a conversation at its lead. Does nothing if the company has no such lead. */
    public static void recordEvent(StoreTransaction transaction, ConversationEvent event, Instant now) {
        Optional<LeadSnapshot> found = find(transaction, event.companyId(), event.leadId());
        found.ifPresent(lead -> write(transaction, found, Lead.restore(lead).record(event), now));
    }

    /** Returns the live leads of the company that were created from {@code from} to {@code to}, oldest first. */
    public static Stream<LeadSnapshot> created(
            StoreTransaction transaction, CompanyId companyId, Instant from, Instant to) {
        KeyRange range = Ranges.of(TableKeys.of(companyId, CREATED), Optional.of(from), Optional.of(to));
        return LEADS.through(transaction, ORDER, range, ScanOrder.ASCENDING);
    }

    /**
     * Returns live leads that were created from {@code from} to {@code to}, oldest first. The result begins after
     * {@code last}.
     */
    public static List<LeadSnapshot> oldest(
            StoreTransaction transaction,
            CompanyId companyId,
            Optional<Instant> from,
            Optional<Instant> to,
            Optional<LeadSnapshot> last,
            int limit) {
        String created = TableKeys.of(companyId, CREATED);
        KeyRange range = Ranges.of(created, from, to);
        return LEADS.through(
                        transaction,
                        ORDER,
                        last.map(read -> range.after(TableKeys.of(created, read.createdAt(), read.id())))
                                .orElse(range),
                        ScanOrder.ASCENDING)
                .limit(limit)
                .toList();
    }

    /** Returns the live leads of the company, oldest first, after {@code last}. */
    public static Stream<LeadSnapshot> oldest(
            StoreTransaction transaction, CompanyId companyId, Optional<LeadSnapshot> last) {
        String created = TableKeys.of(companyId, CREATED);
        KeyRange range = KeyRange.under(created);
        return LEADS.through(
                transaction,
                ORDER,
                last.map(read -> range.after(TableKeys.of(created, read.createdAt(), read.id())))
                        .orElse(range),
                ScanOrder.ASCENDING);
    }

    /** Returns the live leads of the company in this order. For {@code RELEVANCE} the newest are first. */
    public static Listing<LeadSnapshot, ?> live(CompanyId companyId, LeadSort sort) {
        return switch (sort) {
            case RELEVANCE -> byInstant(companyId, CREATED, LeadSort.NEWEST);
            case NEWEST, OLDEST -> byInstant(companyId, CREATED, sort);
            case LAST_UPDATED, FIRST_UPDATED -> byInstant(companyId, UPDATED, sort);
            case LAST_NAME, LAST_NAME_DESCENDING -> byName(companyId, sort);
        };
    }

    /** Returns the deleted leads of the company, last deleted first. */
    public static Listing<LeadSnapshot, InstantPosition> deleted(CompanyId companyId) {
        return Listing.byInstant(
                ORDER,
                TableKeys.of(companyId, DELETED),
                ScanOrder.DESCENDING,
                LEADS::indexed,
                ListCursors.DELETED_LEADS);
    }

    /** Returns the consent entries of the lead, newest first. */
    public static Listing<ConsentEntry, InstantPosition> consents(CompanyId companyId, LeadId leadId) {
        return Listing.byInstant(
                CONSENT,
                TableKeys.of(companyId, leadId),
                ScanOrder.DESCENDING,
                (transaction, entry) -> SnapshotJson.consent(entry.value()),
                ListCursors.CONSENTS);
    }

    /** Returns the event with this key; empty if its lead was purged. */
    static Optional<LeadEvent> findEvent(StoreTransaction transaction, String key) {
        return transaction.get(EVENT, key).map(SnapshotJson::event);
    }

    /** Returns the events of the lead, highest number first. */
    public static Listing<LeadEvent, Long> events(CompanyId companyId, LeadId leadId) {
        String prefix = TableKeys.of(companyId, leadId);
        return new Listing<>(
                EVENT,
                prefix,
                KeyRange.under(prefix),
                ScanOrder.DESCENDING,
                (transaction, entry) -> SnapshotJson.event(entry.value()),
                ListCursors.EVENTS,
                TableKeys::of);
    }

    /** Returns the first company after {@code last} that has a live or a deleted lead. */
    public static Optional<CompanyId> nextCompany(StoreTransaction transaction, Optional<CompanyId> last) {
        return nextCompany(transaction, ORDER, last);
    }

    /** Returns the first company after {@code last} that has an entry in the index, whose keys begin with it. */
    static Optional<CompanyId> nextCompany(StoreTransaction transaction, String index, Optional<CompanyId> last) {
        KeyRange remaining = last.map(company ->
                        KeyRange.ALL.startingAt(KeyRange.under(company.value()).to()))
                .orElse(KeyRange.ALL);
        return transaction
                .first(index, remaining, ScanOrder.ASCENDING)
                .map(entry -> new CompanyId(entry.key().substring(0, entry.key().indexOf('/'))));
    }

    /** Returns the leads of the company that were deleted at {@code latest} or earlier, after {@code last}. */
    public static Stream<LeadSnapshot> deletedUntil(
            StoreTransaction transaction, CompanyId companyId, Instant latest, Optional<LeadSnapshot> last) {
        return until(
                transaction, TableKeys.of(companyId, DELETED), latest, last, last.flatMap(LeadSnapshot::deletedAt));
    }

    /** Returns the live leads of the company that were updated at {@code latest} or earlier, after {@code last}. */
    public static Stream<LeadSnapshot> updatedUntil(
            StoreTransaction transaction, CompanyId companyId, Instant latest, Optional<LeadSnapshot> last) {
        return until(transaction, TableKeys.of(companyId, UPDATED), latest, last, last.map(LeadSnapshot::updatedAt));
    }

    /** Returns true if the newest event of the lead happened after {@code instant}. */
    public static boolean hasEventAfter(StoreTransaction transaction, LeadSnapshot lead, Instant instant) {
        return findEvent(transaction, TableKeys.of(lead.companyId(), lead.id(), lead.lastEvent()))
                .filter(event -> event.at().isAfter(instant))
                .isPresent();
    }

    /** Removes everything about the lead, keeps the event of the purge, and enqueues its deliveries. */
    public static void purge(StoreTransaction transaction, PurgedLead purged, Instant now) {
        LeadSnapshot lead = purged.lead();
        LEADS.remove(transaction, lead);
        KeyRange ofLead = KeyRange.under(key(lead));
        Stream.of(EVENT, CONSENT)
                .forEach(table -> transaction
                        .scan(table, ofLead, ScanOrder.ASCENDING)
                        .toList()
                        .forEach(entry -> transaction.remove(table, entry.key())));
        FeedTable.removeOfLead(transaction, lead.companyId(), lead.id());
        ConversationTable.removeOfLead(transaction, lead.companyId(), lead.id());
        SubmissionTable.removeOfLead(transaction, lead.companyId(), lead.id());
        DeliveryTable.removeOfLead(transaction, lead.companyId(), lead.id());
        IdempotencyTable.eraseOfLead(transaction, lead.companyId(), lead.id());
        purged.removedSuppressions().forEach(entry -> SuppressionTable.remove(transaction, entry));
        purged.suppressions().forEach(entry -> SuppressionTable.add(transaction, entry));
        transaction.put(EVENT, key(purged.event()), SnapshotJson.write(purged.event()));
        FeedTable.addUnnumbered(transaction, lead.companyId(), key(purged.event()));
        DeliveryTable.enqueue(transaction, WebhookMessage.ofPurge(purged.event()), EventType.LEAD_PURGED, now);
    }

    private static Stream<LeadSnapshot> until(
            StoreTransaction transaction,
            String prefix,
            Instant latest,
            Optional<LeadSnapshot> last,
            Optional<Instant> lastAt) {
        KeyRange range = Ranges.of(prefix, lastAt, Optional.of(latest));
        KeyRange remaining = last.isPresent() && lastAt.isPresent()
                ? range.after(TableKeys.of(prefix, lastAt.get(), last.get().id()))
                : range;
        return LEADS.through(transaction, ORDER, remaining, ScanOrder.ASCENDING);
    }

    private static Listing<LeadSnapshot, InstantPosition> byInstant(CompanyId companyId, String index, LeadSort sort) {
        return Listing.byInstant(
                ORDER, TableKeys.of(companyId, index), orderOf(sort), LEADS::indexed, ListCursors.leadsByInstant(sort));
    }

    private static Listing<LeadSnapshot, NamePosition> byName(CompanyId companyId, LeadSort sort) {
        String prefix = TableKeys.of(companyId, NAME);
        return new Listing<>(
                ORDER,
                prefix,
                KeyRange.under(prefix),
                orderOf(sort),
                LEADS::indexed,
                ListCursors.leadsByName(sort),
                position -> TableKeys.of(TableKeys.ordered(position.key()), position.id()));
    }

    private static ScanOrder orderOf(LeadSort sort) {
        return sort.isDescending() ? ScanOrder.DESCENDING : ScanOrder.ASCENDING;
    }

    private static void erase(StoreTransaction transaction, LeadSnapshot erased) {
        CompanyId companyId = erased.companyId();
        DeliveryTable.erase(
                transaction, companyId, erased.id(), erased.erasedAt().orElseThrow());
        ConversationTable.eraseTopicsOf(transaction, companyId, erased.id());
        IdempotencyTable.eraseOfLead(transaction, companyId, erased.id());
        SubmissionTable.eraseOf(
                transaction, companyId, erased.id(), erased.erasedAt().orElseThrow());
        KeyRange entries = KeyRange.under(TableKeys.of(companyId, erased.id()));
        transaction
                .scan(CONSENT, entries, ScanOrder.ASCENDING)
                .toList()
                .forEach(entry ->
                        put(transaction, SnapshotJson.consent(entry.value()).erased()));
    }

    private static void put(StoreTransaction transaction, ConsentEntry entry) {
        String key = TableKeys.of(entry.companyId(), entry.leadId(), entry.recordedAt(), entry.id());
        transaction.put(CONSENT, key, SnapshotJson.write(entry));
    }

    private static String key(LeadSnapshot lead) {
        return TableKeys.of(lead.companyId(), lead.id());
    }

    private static String key(LeadEvent event) {
        return TableKeys.of(event.companyId(), event.leadId(), event.number());
    }

    private static List<IndexEntry> indexes(LeadSnapshot lead) {
        CompanyId companyId = lead.companyId();
        if (lead.isDeleted()) {
            Instant deletedAt = lead.deletedAt().orElseThrow();
            return List.of(IndexEntry.of(ORDER, companyId, DELETED, deletedAt, lead.id()));
        }
        String name = TableKeys.ordered(LeadSort.nameSortKey(lead.details().sortedName()));
        List<IndexEntry> entries = new ArrayList<>(List.of(
                IndexEntry.of(ORDER, companyId, CREATED, lead.createdAt(), lead.id()),
                IndexEntry.of(ORDER, companyId, UPDATED, lead.updatedAt(), lead.id()),
                IndexEntry.of(ORDER, companyId, NAME, name, lead.id())));
        lead.liveEmailKey().ifPresent(key -> entries.add(IndexEntry.of(EMAIL, companyId, TableKeys.hashed(key))));
        return entries;
    }
}
