package io.leadstone.adapter.mybatis;

import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadChange;
import java.util.List;

/**
 * Appends events to the log and puts them in line for the subscriptions that want them, in the transaction of the change. The lead's
 * row is as the events left it by then. A company without subscriptions pays a look for them, which finds nothing.
 */
record EventLine(SqlCall call) {

    /** The number of rows. */
    int append(List<EventRow> events, List<LineRow> lines) {
        EventSqlMapper log = call.mapper(EventSqlMapper.class);
        return switch (events.size()) {
            case 0 -> 0;
            case 1 -> log.insert(events.get(0)) + withMessages(messages().insertDeliveries(lines.get(0)), lines);
            default -> log.insertAll(events) + withMessages(messages().insertDeliveriesOfAll(lines), lines);
        };
    }

    /** Appends the event of the number that its lead's row says is the last; the number of rows. */
    int appendLast(EventRow event) {
        LineRow line = LineRow.of(event);
        int rows = call.mapper(EventSqlMapper.class).insertLast(event);
        return rows + withMessages(messages().insertDeliveries(line), List.of(line));
    }

    /** Takes an erased lead out of the messages that tell of it; the number of rows. */
    int erase(LeadChange change) {
        return change.events().stream().anyMatch(event -> event.type() == EventType.LEAD_ERASED)
                ? messages().erase(LeadRow.of(change.after()))
                : 0;
    }

    /** Deliveries first: what they need is then told by what was written, whoever changes subscriptions meanwhile. */
    private int withMessages(int deliveries, List<LineRow> lines) {
        return deliveries == 0 ? 0 : deliveries + messages().insertMessages(lines);
    }

    private MessageSqlMapper messages() {
        return call.mapper(MessageSqlMapper.class);
    }
}
