package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.LeadIndexColumns;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes one change of a lead: its row, then new ledger entries, events, deliveries and messages. Most changes have one
 * event and no subscription. On a database that can write several tables in one statement, such a change is one round
 * trip instead of three.
 */
final class LeadWriter {

    private final SqlCall call;
    private final LeadChange change;
    private final LeadSqlMapper leads;
    private final List<EventRow> events;
    private boolean subscribed;

    LeadWriter(SqlCall call, LeadChange change) {
        this.call = call;
        this.change = change;
        this.leads = call.mapper(LeadSqlMapper.class);
        this.events = change.events().stream().map(EventRow::of).toList();
    }

    /** Inserts the lead. Returns the number of rows: 0 if the email is taken. */
    int insert() {
        LeadRow row = LeadRow.of(change.after());
        LeadIndexColumns columns = LeadIndexColumns.of(change.after());
        return writesEventWithLead()
                ? rememberSubscriptions(leads.insertWithEvent(row, columns, events.get(0)))
                : leads.insert(row, columns);
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
        if (writesEventWithLead()) {
            EventRow event = events.get(0);
            return rememberSubscriptions(
                    searched
                            ? leads.updateWithSearchAndEvent(row, columns, version, lastEvent, event)
                            : leads.updateWithEvent(row, columns, version, lastEvent, event));
        }
        return searched
                ? leads.updateWithSearch(row, columns, version, lastEvent)
                : leads.update(row, columns, version, lastEvent);
    }

    /** Writes everything that belongs to the change beside the row. Returns the number of rows. */
    int complete() {
        EventEnqueuer enqueuer = new EventEnqueuer(call);
        return appendConsents()
                + (writesEventWithLead() ? enqueue(enqueuer) : enqueuer.append(change))
                + enqueuer.erase(change)
                + eraseConsents();
    }

    private int rememberSubscriptions(@Nullable Boolean companyHasSubscriptions) {
        subscribed = Boolean.TRUE.equals(companyHasSubscriptions);
        return companyHasSubscriptions == null ? 0 : 1;
    }

    private int enqueue(EventEnqueuer enqueuer) {
        return subscribed ? enqueuer.enqueue(change) : 0;
    }

    private int appendConsents() {
        return change.consents().isEmpty()
                ? 0
                : call.mapper(ConsentSqlMapper.class)
                        .insert(change.consents().stream().map(ConsentRow::of).toList());
    }

    private int eraseConsents() {
        return change.erases()
                ? call.mapper(ConsentSqlMapper.class)
                        .eraseTexts(
                                change.after().companyId().value(),
                                change.after().id().value())
                : 0;
    }

    private boolean writesEventWithLead() {
        return events.size() == 1 && call.database().writesManyTablesAtOnce();
    }
}
