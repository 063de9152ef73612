package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.LeadIndexColumns;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a change of a lead: its row, and after that its new ledger entries and events, and who is told. Most changes have one event,
 * which is written with the row where the database can, and tell nobody: one round trip in place of three.
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

    /** The number of rows: 0 where the email is taken. */
    int insert() {
        LeadRow row = LeadRow.of(change.after());
        LeadIndexColumns keys = LeadIndexColumns.of(change.after());
        return writesAtOnce() ? logged(leads.insertLogged(row, keys, events.get(0))) : leads.insert(row, keys);
    }

    /**
     * The number of rows: 0 where the lead is no more what the change is of. The version alone would not tell: what a conversation tells
     * a lead leaves that as it is.
     */
    int update() {
        LeadRow row = LeadRow.of(change.after());
        LeadIndexColumns keys = LeadIndexColumns.of(change);
        long version = change.expectedVersion();
        long lastEvent = change.before().map(LeadSnapshot::lastEvent).orElseThrow();
        boolean searched = keys.search() != null;
        if (writesAtOnce()) {
            EventRow event = events.get(0);
            return logged(
                    searched
                            ? leads.updateSearchedLogged(row, keys, version, lastEvent, event)
                            : leads.updateLogged(row, keys, version, lastEvent, event));
        }
        return searched
                ? leads.updateSearched(row, keys, version, lastEvent)
                : leads.update(row, keys, version, lastEvent);
    }

    /** Writes what is left; the number of rows. */
    int finish() {
        EventEnqueuer line = new EventEnqueuer(call);
        return appendConsents()
                + (writesAtOnce() ? tell(line) : line.append(change))
                + line.erase(change)
                + eraseConsents();
    }

    private int logged(@Nullable Boolean companyHasSubscriptions) {
        subscribed = Boolean.TRUE.equals(companyHasSubscriptions);
        return companyHasSubscriptions == null ? 0 : 1;
    }

    private int tell(EventEnqueuer line) {
        return subscribed ? line.enqueue(change) : 0;
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

    private boolean writesAtOnce() {
        return events.size() == 1 && call.database().writesManyTablesAtOnce();
    }
}
