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
    int append(List<EventRow> events) {
        EventSqlMapper log = call.mapper(EventSqlMapper.class);
        return switch (events.size()) {
            case 0 -> 0;
            case 1 -> log.insert(events.get(0)) + tell(events);
            default -> log.insertAll(events) + tell(events);
        };
    }

    /** Appends the event of the number that its lead's row says is the last; the number of rows. */
    int appendLast(EventRow event) {
        int rows = call.mapper(EventSqlMapper.class).insertLast(event);
        return rows + tell(List.of(event));
    }

    /**
     * Puts events that the log has in line; the number of rows. Deliveries come first: what they need is then told by what was written,
     * whoever changes subscriptions meanwhile.
     */
    int tell(List<EventRow> events) {
        List<LineRow> lines = events.stream().map(LineRow::of).toList();
        int deliveries = lines.size() == 1
                ? messages().insertDeliveries(lines.get(0))
                : messages().insertDeliveriesOfAll(lines);
        return deliveries == 0 ? 0 : deliveries + messages().insertMessages(lines);
    }

    /** Takes an erased lead out of the messages that tell of it; the number of rows. */
    int erase(LeadChange change) {
        return change.events().stream().anyMatch(event -> event.type() == EventType.LEAD_ERASED)
                ? messages().erase(LeadRow.of(change.after()))
                : 0;
    }

    private MessageSqlMapper messages() {
        return call.mapper(MessageSqlMapper.class);
    }
}
