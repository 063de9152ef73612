package io.leadstone.adapter.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What happened, in order, for tests to wait on. */
public final class Watch<T> {

    /** A test that waits longer hangs. The bound says nothing about speed. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final List<T> seen = new ArrayList<>();

    /** One more. */
    public synchronized void add(T one) {
        seen.add(one);
        notifyAll();
    }

    /** Those so far. */
    public synchronized List<T> all() {
        return List.copyOf(seen);
    }

    /** Those at the moment at which they were as they should be. */
    public synchronized List<T> until(Predicate<List<T>> asItShouldBe) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!asItShouldBe.test(List.copyOf(seen))) {
                long left = (end - System.nanoTime()) / 1_000_000;
                if (left <= 0) {
                    throw new AssertionError("still not there: " + seen.size() + " " + seen);
                }
                wait(left);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stop);
        }
        return List.copyOf(seen);
    }

    /** The first so many. */
    public List<T> until(int count) {
        return until(list -> list.size() >= count);
    }
}
