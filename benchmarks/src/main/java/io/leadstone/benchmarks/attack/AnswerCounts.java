package io.leadstone.benchmarks.attack;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Counts the answers to an attacker. It is thread-safe. */
final class AnswerCounts {

    private final Map<String, AtomicLong> counts = new ConcurrentSkipListMap<>(Comparator.naturalOrder());
    private final AtomicLong largest = new AtomicLong();

    /**
     * Counts an answer by its status.
     *
     * @param bytes the number of bytes that were read
     */
    void answer(String status, long bytes) {
        count(status);
        largest.accumulateAndGet(bytes, Math::max);
    }

    /** Counts a connection that the server closed, rejected or did not answer. */
    void countFailure() {
        count("failed");
    }

    private void count(String name) {
        counts.computeIfAbsent(name, first -> new AtomicLong()).incrementAndGet();
    }

    /** Returns the size of the largest answer in bytes. */
    long largest() {
        return largest.get();
    }

    /** Returns a text such as {@code 413 x 20, failed x 3}. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " x " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
