package io.leadstone.server.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What happens when, in the order of time, whichever lead it happens to: so ids and events come in the order of a real store. */
final class DemoAgenda {

    private final Instant end;
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::at).thenComparing(Entry::number));
    private long added;

    /** What would happen after {@code end} does not happen. */
    DemoAgenda(Instant end) {
        this.end = end;
    }

    void add(Instant at, Runnable event) {
        if (!at.isAfter(end)) {
            entries.add(new Entry(at, added++, event));
        }
    }

    /** Lets everything happen, also what is added meanwhile. */
    void play(DemoClock clock) {
        while (!entries.isEmpty()) {
            Entry next = entries.remove();
            clock.set(next.at);
            next.event.run();
        }
    }

    private record Entry(Instant at, long number, Runnable event) {}
}
