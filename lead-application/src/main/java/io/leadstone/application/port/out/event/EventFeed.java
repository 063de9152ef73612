package io.leadstone.application.port.out.event;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.util.Set;

/**
 * Reads the event feed of a company: all of its events, each at a position of its own, from 1 on.
 *
 * <p>An event gets its position after its commit. So a transaction that commits late cannot add an event before a
 * position that a reader has passed already. A position never changes, no event has two of them, and the events of one
 * lead have the order of their numbers. Events of different leads may have another order than their instants.
 *
 * <p>A read gives positions to committed events if it finds no more events with a position. It gives them in batches.
 * Only one caller at a time does so for a company. If the process dies during it, a later read continues. So the store
 * needs no background worker for it.
 *
 * <p>The feed begins with the first event that a version of Leadstone with a feed has written. Older events of a lead
 * are in its event log only.
 */
public interface EventFeed {

    /**
     * Returns events after a position, in the order of their positions. All events that were committed before the call
     * are returned by this call, or by further calls from {@link FeedSlice#position()} on. A call reads a limited
     * number of positions, so that it may return few or no events although {@link FeedSlice#hasMore()} is true.
     *
     * <p>It must not be called in an active transaction of the host, which would not see all committed events.
     *
     * @param position the position to read after; 0 to read from the start
     * @param types the types of the events to return; empty for all types
     * @param limit the maximum number of events, at least 1
     * @throws InvalidCommandException naming {@code after} if no event has this position yet
     * @throws StoreUnavailableException if the store cannot be reached
     */
    FeedSlice after(CompanyId companyId, long position, Set<EventType> types, int limit);
}
