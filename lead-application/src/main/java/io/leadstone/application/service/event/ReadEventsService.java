package io.leadstone.application.service.event;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.event.EventPage;
import io.leadstone.application.port.in.event.EventQuery;
import io.leadstone.application.port.in.event.ReadEvents;
import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.event.EventFeed;
import io.leadstone.application.port.out.event.FeedSlice;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.EventType;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.webhook.EventFilter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Implements {@link ReadEvents}. */
record ReadEventsService(CommandCheck check, HostTransactions transactions, LazyPort<EventFeed> feed)
        implements ReadEvents {

    /** The code of the order of the feed in cursors. */
    private static final String ORDER = "position";

    @Override
    public EventPage read(Caller caller, EventQuery query) {
        caller.require(Scope.READ);
        check.require(query);
        if (transactions.isActive()) {
            throw new IllegalStateException("the event feed cannot be read while a transaction of the host is active:"
                    + " read it before the transaction, and store its cursor in the transaction");
        }
        long position = query.after().map(ReadEventsService::position).orElse(0L);
        FeedSlice slice = feed.get().after(caller.companyId(), position, types(query.types()), query.perPage());
        return new EventPage(
                slice.events(), new Cursor(ORDER, List.of(Long.toString(slice.position()))), slice.hasMore());
    }

    private static long position(Cursor cursor) {
        try {
            return cursor.read(ORDER, ReadEventsService::position);
        } catch (InvalidCommandException otherCursor) {
            throw new InvalidCommandException("after", "must be a cursor that the event feed has returned");
        }
    }

    private static long position(List<String> texts) {
        long position = Long.parseLong(texts.get(0));
        if (texts.size() != 1 || position < 0) {
            throw new IllegalArgumentException("a position of the event feed is one number, at least 0");
        }
        return position;
    }

    private static Set<EventType> types(Set<EventFilter> filters) {
        return Arrays.stream(EventType.values())
                .filter(type -> filters.stream().anyMatch(filter -> filter.matches(type)))
                .collect(Collectors.toSet());
    }
}
