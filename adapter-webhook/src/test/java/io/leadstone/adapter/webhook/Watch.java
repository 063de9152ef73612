package io.leadstone.adapter.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Thread-safe list of observed items, for tests that wait for them. */
public final class Watch<T> {

    /** Timeout of waits in tests. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(3);

    private final List<T> items = new ArrayList<>();

    /** Adds an item. */
    public synchronized void add(T item) {
        items.add(item);
        notifyAll();
    }

    /** Returns a copy of the items. */
    public synchronized List<T> all() {
        return List.copyOf(items);
    }

    /** Waits until the items meet the condition and returns them. */
    public synchronized List<T> until(Predicate<List<T>> condition) {
        long end = System.nanoTime() + MAX_WAIT.toNanos();
        try {
            while (!condition.test(List.copyOf(items))) {
                long remaining = (end - System.nanoTime()) / 1_000_000;
                if (remaining <= 0) {
                    throw new AssertionError(
                            "the condition was not met in time by " + items.size() + " items: " + items);
                }
                wait(remaining);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
        return List.copyOf(items);
    }

    /** Waits until there are at least {@code count} items and returns them. */
    public List<T> until(int count) {
        return until(list -> list.size() >= count);
    }
}
