package io.leadstone.adapter.mybatis;

import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadChange;
import java.util.List;

/**
 * Appends events to the log and puts them in line for the subscriptions that want them, in the transaction of the change. The lead's
 * row is as the events left it by then. A company without subscriptions pays one statement, which finds nothing.
 */
record EventLine(SqlCall call) {

    /** The number of rows. */
    int append(LeadChange change) {
        if (change.events().isEmpty()) {
            return 0;
        }
        List<EventRow> events = change.events().stream().map(EventRow::of).toList();
        int rows = call.mapper(EventSqlMapper.class).insert(events);
        if (change.events().stream().anyMatch(event -> event.type() == EventType.LEAD_ERASED)) {
            rows += call.mapper(MessageSqlMapper.class).erase(LeadRow.of(change.after()));
        }
        return rows + putInLine(events);
    }

    /** Appends the event of the number that its lead's row says is the last; the number of rows. */
    int appendLast(EventRow event) {
        return call.mapper(EventSqlMapper.class).insertLast(event) + putInLine(List.of(event));
    }

    /** Deliveries first: what they need is then told by what was written, whoever changes subscriptions meanwhile. */
    private int putInLine(List<EventRow> events) {
        List<LineRow> line = events.stream().map(LineRow::of).toList();
        MessageSqlMapper messages = call.mapper(MessageSqlMapper.class);
        int deliveries = messages.insertDeliveries(line);
        return deliveries == 0 ? 0 : deliveries + messages.insertMessages(line);
    }
}
