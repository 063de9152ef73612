package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.LikePattern;
import io.leadstone.adapter.mybatis.sql.LineList;
import io.leadstone.domain.Coded;
import io.leadstone.domain.EventType;
import io.leadstone.domain.webhook.EventFilter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event that is to be enqueued. If one of a subscription's filters matches it, their column is {@code LIKE} one of the patterns.
 *
 * @param lead the lead as the event left it; null if that is the state that the lead's row has now
 * @param typePattern of a filter of this type alone
 * @param familyPattern of a filter of all types before the same dot
 * @param allPattern of a filter of all there are
 */
record EnqueuedEventRow(
        String companyId,
        UUID id,
        @Nullable LeadRow lead,
        String typePattern,
        String familyPattern,
        String allPattern) {

    /** An event that left the lead as its row is now. */
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
}
