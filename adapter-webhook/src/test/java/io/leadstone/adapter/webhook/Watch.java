package io.leadstone.adapter.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What happened, in order, for tests to wait on. */
public final class Watch<T> {

    /** A test that waits longer hangs. The bound says nothing about speed. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(3);

    private final List<T> items = new ArrayList<>();

    /** One more. */
    public synchronized void add(T item) {
        items.add(item);
        notifyAll();
    }

    /** Those so far. */
    public synchronized List<T> all() {
        return List.copyOf(items);
    }

    /** Those at the moment at which they were as they should be. */
    public synchronized List<T> until(Predicate<List<T>> condition) {
        long end = System.nanoTime() + MAX_WAIT.toNanos();
        try {
            while (!condition.test(List.copyOf(items))) {
                long remaining = (end - System.nanoTime()) / 1_000_000;
                if (remaining <= 0) {
                    throw new AssertionError("still not there: " + items.size() + " " + items);
                }
                wait(remaining);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
        return List.copyOf(items);
    }

    /** The first so many. */
    public List<T> until(int count) {
        return until(list -> list.size() >= count);
    }
}
