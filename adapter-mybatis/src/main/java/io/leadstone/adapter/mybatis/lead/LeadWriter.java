package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.lead.EventEnqueuer.CancelledDeliveries;
import io.leadstone.adapter.mybatis.privacy.suppression.MyBatisSuppressionList;
import io.leadstone.adapter.mybatis.search.LeadIndexColumns;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Writes one change of a lead: its row, then new ledger entries, events, deliveries and messages. On a database that
 * can write several tables in one statement, the row, the entries and the events are one round trip. Deliveries and
 * messages need further ones, but only if the company has subscriptions.
 */
final class LeadWriter {

    /** Submissions of one statement. It limits the number of its parameters. */
    private static final int BATCH = 500;

    private final SqlCall call;
    private final LeadChange change;
    private final LeadSqlMapper leads;
    private final LeadEntries entries;
    private final boolean writesAtOnce;
    private final boolean canEnqueue;
    private boolean subscribed;

    /** Creates a writer in a transaction, in which deliveries can follow. */
    LeadWriter(SqlCall call, LeadChange change) {
        this(call, change, true);
    }

    private LeadWriter(SqlCall call, LeadChange change, boolean canEnqueue) {
        this.canEnqueue = canEnqueue;
        this.call = call;
        this.change = change;
        this.leads = call.mapper(LeadSqlMapper.class);
        this.entries = new LeadEntries(
                change.consents().stream().map(ConsentRow::of).toList(),
                change.events().stream().map(EventRow::of).toList());
        this.writesAtOnce = call.database().writesManyTablesInOneStatement()
                && !entries.events().isEmpty();
    }

    /**
     * Returns a writer whose {@link #insert} or {@link #update} is its only statement. It writes nothing for a company
     * that has subscriptions, because deliveries could not follow.
     */
    static LeadWriter ofOneStatement(SqlCall call, LeadChange change) {
        return new LeadWriter(call, change, false);
    }

    /** Returns true if one statement can write everything that belongs to the change. */
    static boolean canWriteInOneStatement(LeadChange change) {
        return !change.events().isEmpty()
                && !change.erases()
                && change.deletion().isEmpty()
                && change.sideWrites().isEmpty();
    }

    /**
     * Removes the held submissions that the change discards, and then runs the other statements. They come first,
     * because a release also locks a held submission before its lead. Returns the number of rows of all statements.
     */
    int discardThen(IntSupplier statements) {
        List<UUID> ids = change.sideWrites().discardedSubmissions().stream()
                .map(LeadId::value)
                .toList();
        return ids.isEmpty() ? statements.getAsInt() : call.atomically(() -> discard(ids) + statements.getAsInt());
    }

    private int discard(List<UUID> ids) {
        int rows = 0;
        for (int from = 0; from < ids.size(); from += BATCH) {
            rows += leads.discardSubmissions(
                    change.after().companyId().value(), ids.subList(from, Math.min(ids.size(), from + BATCH)));
        }
        return rows;
    }

    /** Inserts the lead. Returns the number of rows: 0 if the email is taken. */
    int insert() {
        LeadRow row = LeadRow.of(change.after());
        LeadIndexColumns columns = LeadIndexColumns.of(change.after());
        if (!writesAtOnce) {
            return leads.insert(row, columns);
        }
        return rememberSubscriptions(
                hasOneEvent()
                        ? leads.insertWithEvent(row, columns, onlyEvent(), canEnqueue)
                        : leads.insertWithEntries(row, columns, entries, canEnqueue));
    }

    /**
     * Updates the lead. Returns the number of rows: 0 if the stored lead has changed since it was read. The version
     * alone does not show that, because an event of a conversation does not change the version.
     */
    int update() {
        LeadRow row = LeadRow.of(change.after());
        LeadIndexColumns columns = LeadIndexColumns.of(change);
        long version = change.expectedVersion();
        long lastEvent = change.before().map(LeadSnapshot::lastEvent).orElseThrow();
        boolean searched = columns.search() != null;
        if (!writesAtOnce) {
            return searched
                    ? leads.updateWithSearch(row, columns, version, lastEvent)
                    : leads.update(row, columns, version, lastEvent);
        }
        if (hasOneEvent()) {
            return rememberSubscriptions(
                    searched
                            ? leads.updateWithSearchAndEvent(row, columns, version, lastEvent, onlyEvent(), canEnqueue)
                            : leads.updateWithEvent(row, columns, version, lastEvent, onlyEvent(), canEnqueue));
        }
        return rememberSubscriptions(
                searched
                        ? leads.updateWithSearchAndEntries(row, columns, version, lastEvent, entries, canEnqueue)
                        : leads.updateWithEntries(row, columns, version, lastEvent, entries, canEnqueue));
    }

    /**
     * Writes everything that belongs to the change beside the row. Returns the number of rows. Deliveries are cancelled
     * before others are enqueued. On InnoDB the latter locks webhooks, and the outcome of an attempt also locks its
     * delivery before the webhook.
     */
    int complete() {
        EventEnqueuer enqueuer = new EventEnqueuer(call);
        CancelledDeliveries cancelled = change.deletion()
                .map(deletion -> enqueuer.cancelBefore(deletion, change.after().isErased()))
                .orElse(CancelledDeliveries.NONE);
        int appended = writesAtOnce ? enqueue(enqueuer) : appendConsents() + enqueuer.append(change);
        change.deletion().ifPresent(deletion -> enqueuer.postpone(deletion, cancelled));
        return cancelled.rows()
                + appended
                + enqueuer.erase(change)
                + eraseConsents()
                + MyBatisSuppressionList.remove(
                        call, change.after().companyId(), change.sideWrites().removedSuppressions())
                + MyBatisSuppressionList.add(call, change.suppressions());
    }

    /** Returns true if the statement of {@link #insert} or {@link #update} found subscriptions of the company. */
    boolean foundSubscriptions() {
        return subscribed;
    }

    private int rememberSubscriptions(@Nullable Boolean companyHasSubscriptions) {
        subscribed = Boolean.TRUE.equals(companyHasSubscriptions);
        return companyHasSubscriptions == null ? 0 : 1;
    }

    private int enqueue(EventEnqueuer enqueuer) {
        return subscribed ? enqueuer.enqueue(change) : 0;
    }

    private int appendConsents() {
        return entries.consents().isEmpty()
                ? 0
                : call.mapper(ConsentSqlMapper.class).insert(entries.consents());
    }

    private int eraseConsents() {
        return change.erases()
                ? call.mapper(ConsentSqlMapper.class)
                        .eraseTexts(
                                change.after().companyId().value(),
                                change.after().id().value())
                : 0;
    }

    /** Returns true if the change has one event and no ledger entry. Such a change has cheaper statements. */
    private boolean hasOneEvent() {
        return entries.events().size() == 1 && entries.consents().isEmpty();
    }

    private EventRow onlyEvent() {
        return entries.events().get(0);
    }
}
