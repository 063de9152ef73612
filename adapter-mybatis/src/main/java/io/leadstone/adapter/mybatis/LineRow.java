package io.leadstone.adapter.mybatis;

import io.leadstone.domain.Coded;
import io.leadstone.domain.EventType;
import io.leadstone.domain.webhook.EventFilter;
import java.util.List;
import java.util.UUID;

/**
 * An event that is to be put in line. Where one of a subscription's filters matches it, their column is {@code LIKE} one of the patterns.
 *
 * @param typePattern of a filter of this type alone
 * @param familyPattern of a filter of all types before the same dot
 * @param allPattern of a filter of all there are
 */
record LineRow(String companyId, UUID id, String typePattern, String familyPattern, String allPattern) {

    static LineRow of(EventRow event) {
        EventType type = Coded.parse(EventType.class, event.eventType());
        return new LineRow(
                event.companyId(),
                event.id(),
                containing(EventFilter.ofType(type)),
                containing(EventFilter.ofFamily(type)),
                containing(EventFilter.ALL));
    }

    private static String containing(EventFilter filter) {
        return LikePattern.containing(TextLines.write(List.of(filter.pattern())));
    }
}
