package io.leadstone.application.port.in.event;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.InvalidCommandException;

/** Reads the event feed of the caller's company. */
@FunctionalInterface
public interface ReadEvents {

    /**
     * Returns the events after the cursor of the query. They have the order of the feed: the events of one lead by
     * their numbers. No committed event is skipped, however late its transaction was committed.
     *
     * <p>Read outside a transaction. To process the events in a transaction of the host, begin it after the read, and
     * store {@link EventPage#next()} in it.
     *
     * @throws InvalidCommandException if the query violates a rule, or naming {@code after} if the cursor is not one of
     *     this feed
     * @throws AccessDeniedException without scope {@code read}
     * @throws IllegalStateException in an active transaction of the host
     * @throws CapabilityMissingException if the store has no event feed
     */
    EventPage read(Caller caller, EventQuery query);
}
