package io.leadstone.server.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * A queue of demo events in the order of time, across all leads. So ids and events have the same order as in a real
 * store.
 */
final class DemoSchedule {

    private final Instant end;
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::number));
    private long added;

    /** Creates a schedule that ignores events after {@code end}. */
    DemoSchedule(Instant end) {
        this.end = end;
    }

    void add(Instant at, Runnable event) {
        if (!at.isAfter(end)) {
            entries.add(new Entry(at, added++, event));
        }
    }

    /** Runs all events, including those that are added meanwhile. */
    void run(DemoClock clock) {
        while (!entries.isEmpty()) {
            Entry next = entries.remove();
            clock.set(next.at);
            next.event.run();
        }
    }

    private record Entry(Instant at, long number, Runnable event) {}
}
