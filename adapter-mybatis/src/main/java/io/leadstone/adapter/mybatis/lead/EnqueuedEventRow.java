package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.sql.LineList;
import io.leadstone.domain.Coded;
import io.leadstone.domain.EventType;
import io.leadstone.domain.webhook.EventFilter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that is enqueued. A subscription receives it if the column of its filters is {@code LIKE} one of the
 * patterns.
 *
 * @param lead the lead after the event; null if the stored row of the lead has that state
 * @param typePattern matches a filter of this event type
 * @param familyPattern matches a filter of the family, such as {@code lead.*}
 * @param allPattern matches the filter of all events
 */
record EnqueuedEventRow(
        String companyId,
        UUID id,
        @Nullable LeadRow lead,
        String typePattern,
        String familyPattern,
        String allPattern) {

    /** Returns the last event of a change, whose lead is the stored row. */
    static EnqueuedEventRow of(EventRow event) {
        return of(event, null);
    }

    static EnqueuedEventRow of(EventRow event, @Nullable LeadRow lead) {
        EventType type = Coded.parse(EventType.class, event.eventType());
        return new EnqueuedEventRow(
                event.companyId(),
                event.id(),
                lead,
                containing(EventFilter.ofType(type)),
                containing(EventFilter.ofFamily(type)),
                containing(EventFilter.ALL));
    }

    private static String containing(EventFilter filter) {
        return LikePattern.containing(LineList.write(List.of(filter.pattern())));
    }

    @Override
    public String toString() {
        return "EnqueuedEventRow[id=" + id + "]";
    }
}
