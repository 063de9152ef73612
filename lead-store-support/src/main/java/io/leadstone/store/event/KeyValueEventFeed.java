package io.leadstone.store.event;

import io.leadstone.application.port.out.event.EventFeed;
import io.leadstone.application.port.out.event.FeedSlice;
import io.leadstone.application.port.out.event.FeedWindow;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import io.leadstone.store.table.FeedTable;
import io.leadstone.store.table.StoreTransactions;
import java.util.Set;

/**
 * {@link EventFeed} on a key-value backend. One write transaction gives positions to a batch of events. Writes are
 * serializable, so only one caller at a time does so.
 */
public record KeyValueEventFeed(StoreTransactions transactions) implements EventFeed {

    /** 500: the number of events that one transaction gives positions to. It bounds the time of the transaction. */
    private static final int BATCH = 500;

    @Override
    public FeedSlice after(CompanyId companyId, long position, Set<EventType> types, int limit) {
        boolean allNumbered = isNearEnd(companyId, position, limit) && numberAll(companyId);
        return transactions.read(transaction -> {
            FeedWindow window = FeedWindow.of(position, FeedTable.last(transaction, companyId));
            return window.slice(FeedTable.entries(transaction, companyId, window, types, limit), limit, allNumbered);
        });
    }

    private boolean isNearEnd(CompanyId companyId, long position, int limit) {
        return transactions.read(transaction -> FeedTable.last(transaction, companyId)) - position < limit;
    }

    /** Gives positions to at most {@link #BATCH} events, and returns true if no event is left without one. */
    private boolean numberAll(CompanyId companyId) {
        boolean hasUnnumbered = transactions.read(transaction -> FeedTable.hasUnnumbered(transaction, companyId));
        return !hasUnnumbered
                || transactions.write(transaction -> FeedTable.number(transaction, companyId, BATCH)) < BATCH;
    }
}
