package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.domain.lead.LeadChange;
import java.util.ArrayList;
import java.util.List;

/**
 * Appends events to the log and enqueues them for the subscriptions that want them, in the transaction of the change. The lead's row has
 * the state after the change by then. For a company without subscriptions this is one query, which finds nothing.
 */
public record EventEnqueuer(SqlCall call) {

    /** Appends the change's events to the log and enqueues them; the number of rows. */
    int append(LeadChange change) {
        List<EventRow> events = change.events().stream().map(EventRow::of).toList();
        EventSqlMapper log = call.mapper(EventSqlMapper.class);
        return switch (events.size()) {
            case 0 -> 0;
            case 1 -> log.insert(events.get(0)) + enqueue(change);
            default -> log.insertAll(events) + enqueue(change);
        };
    }

    /** Appends the event of the number that its lead's row says is the last; the number of rows. */
    public int appendLast(EventRow event) {
        int rows = call.mapper(EventSqlMapper.class).insertLast(event);
        return rows + enqueue(List.of(EnqueuedEventRow.of(event)));
    }

    /** Enqueues the change's events, which the log has already; the number of rows. */
    int enqueue(LeadChange change) {
        List<EnqueuedEventRow> lines = new ArrayList<>();
        int last = change.events().size() - 1;
        // The last event comes first: its values are columns of the lead's row, so that the database knows their types.
        for (int i = last; i >= 0; i--) {
            EventRow event = EventRow.of(change.events().get(i));
            lines.add(
                    i == last
                            ? EnqueuedEventRow.of(event)
                            : EnqueuedEventRow.of(
                                    event, LeadRow.of(change.states().get(i))));
        }
        return enqueue(lines);
    }

    /** Deliveries come first: the messages that they need are then decided by what was written, whoever changes subscriptions meanwhile. */
    private int enqueue(List<EnqueuedEventRow> lines) {
        int deliveries = lines.size() == 1
                ? messages().insertDeliveries(lines.get(0))
                : messages().insertDeliveriesOfAll(lines);
        return deliveries == 0 ? 0 : deliveries + messages().insertMessages(lines);
    }

    /** Removes what is personal from the messages about a lead that the change erases; the number of rows. */
    int erase(LeadChange change) {
        return change.erases() ? messages().erase(LeadRow.of(change.after())) : 0;
    }

    private MessageSqlMapper messages() {
        return call.mapper(MessageSqlMapper.class);
    }
}
