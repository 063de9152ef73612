package io.leadstone.adapter.mybatis;

import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadChange;
import java.util.List;

/**
 * Appends events to the log and puts them in line for the subscriptions that want them, in the transaction of the change. The lead's
 * row is as the events left it by then. A company without subscriptions pays a look for them, which finds nothing: on PostgreSQL in the
 * statement that appends, elsewhere in one of its own.
 */
record EventLine(SqlCall call) {

    /** The number of rows. */
    int append(LeadChange change) {
        if (change.events().isEmpty()) {
            return 0;
        }
        List<EventRow> events = change.events().stream().map(EventRow::of).toList();
        List<LineRow> lines = events.stream().map(LineRow::of).toList();
        int deliveries = events.size() == 1 ? append(events.get(0), lines.get(0)) : append(events, lines);
        int erased = change.events().stream().anyMatch(event -> event.type() == EventType.LEAD_ERASED)
                ? messages().erase(LeadRow.of(change.after()))
                : 0;
        return events.size() + erased + withMessages(deliveries, lines);
    }

    /** Appends the event of the number that its lead's row says is the last; the number of rows. */
    int appendLast(EventRow event) {
        LineRow line = LineRow.of(event);
        int rows = call.mapper(EventSqlMapper.class).insertLast(event);
        return rows + withMessages(messages().insertDeliveries(line), List.of(line));
    }

    /** The number of deliveries. */
    private int append(EventRow event, LineRow line) {
        if (call.database().writesTwoTablesAtOnce()) {
            return messages().insertEventWithDeliveries(event, line);
        }
        call.mapper(EventSqlMapper.class).insert(event);
        return messages().insertDeliveries(line);
    }

    /** The number of deliveries. */
    private int append(List<EventRow> events, List<LineRow> lines) {
        call.mapper(EventSqlMapper.class).insertAll(events);
        return messages().insertDeliveriesOfAll(lines);
    }

    /** Deliveries first: what they need is then told by what was written, whoever changes subscriptions meanwhile. */
    private int withMessages(int deliveries, List<LineRow> lines) {
        return deliveries == 0 ? 0 : deliveries + messages().insertMessages(lines);
    }

    private MessageSqlMapper messages() {
        return call.mapper(MessageSqlMapper.class);
    }
}
