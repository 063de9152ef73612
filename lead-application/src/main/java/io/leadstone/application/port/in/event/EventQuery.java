package io.leadstone.application.port.in.event;

import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.webhook.EventFilter;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;
import java.util.Set;

/**
 * A query of the event feed.
 *
 * @param after the cursor to read after; empty to read from the start of the feed
 * @param types the filters of event types, of which one must match; empty for all events
 * @param perPage the maximum number of events, 1–{@value PageRequest#MAX_PER_PAGE}
 */
public record EventQuery(
        Optional<Cursor> after,
        Set<EventFilter> types,
        @Min(1) @Max(PageRequest.MAX_PER_PAGE) int perPage) {

    /** The first {@value PageRequest#MAX_PER_PAGE} events of all types. */
    public static final EventQuery FIRST = new EventQuery(Optional.empty(), Set.of(), PageRequest.MAX_PER_PAGE);

    public EventQuery {
        types = Set.copyOf(types);
    }

    /** Returns the same query for the events after {@code cursor}. */
    public EventQuery after(Cursor cursor) {
        return new EventQuery(Optional.of(cursor), types, perPage);
    }

    /** Returns the same query for the events that one of {@code filters} matches. */
    public EventQuery ofTypes(EventFilter... filters) {
        return new EventQuery(after, Set.of(filters), perPage);
    }
}
