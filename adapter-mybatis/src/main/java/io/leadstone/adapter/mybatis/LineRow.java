package io.leadstone.adapter.mybatis;

import io.leadstone.domain.Coded;
import io.leadstone.domain.EventType;
import io.leadstone.domain.webhook.EventFilter;
import java.util.List;
import java.util.UUID;

/**
 * An event that is to be put in line.
 *
 * @param patterns what the column of a subscription's filters is {@code LIKE} where one of them matches
 */
record LineRow(String companyId, UUID id, List<String> patterns) {

    static LineRow of(EventRow event) {
        return new LineRow(
                event.companyId(),
                event.id(),
                EventFilter.patternsOf(Coded.parse(EventType.class, event.eventType())).stream()
                        .map(pattern -> LikePattern.containing(TextLines.write(List.of(pattern))))
                        .toList());
    }
}
