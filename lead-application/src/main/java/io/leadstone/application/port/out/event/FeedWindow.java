package io.leadstone.application.port.out.event;

import io.leadstone.domain.failure.InvalidCommandException;
import java.util.List;

/**
 * The positions of the event feed that one read examines. It bounds the work of a read whose filter matches few events.
 *
 * @param after the position before the first one to read
 * @param end the last position to read
 * @param last the last position that an event of the company has
 */
public record FeedWindow(long after, long end, long last) {

    /** 10,000 positions: a read examines no more of them, so that it takes milliseconds with any filter. */
    public static final int MAX_POSITIONS = 10_000;

    /**
     * Returns the positions to read after {@code after}.
     *
     * @param last the last position that an event of the company has, 0 without events
     * @throws InvalidCommandException naming {@code after} if it is greater than {@code last}, so that the reader would
     *     miss the events up to it
     */
    public static FeedWindow of(long after, long last) {
        if (after > last) {
            throw new InvalidCommandException(
                    "after", "must not be beyond the end of the feed; the store may have been restored from a backup");
        }
        return new FeedWindow(after, Math.min(last, after + MAX_POSITIONS), last);
    }

    /** Returns true if there is no position to read. */
    public boolean isEmpty() {
        return after == end;
    }

    /**
     * Returns the slice that consists of the entries found in this window.
     *
     * @param entries the first matching entries, in the order of their positions, at most {@code limit}
     * @param allNumbered true if all events that were committed before the read have a position; false if some have
     *     none, or if the read did not check it
     */
    public FeedSlice slice(List<FeedEntry> entries, int limit, boolean allNumbered) {
        long position = entries.size() < limit ? end : entries.get(limit - 1).position();
        return new FeedSlice(
                entries.stream().map(FeedEntry::event).toList(), position, position < last || !allNumbered);
    }
}
