package io.leadstone.benchmarks.attack;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Counts the answers to an attacker. Safe to use from many threads. */
final class Tally {

    private final Map<String, AtomicLong> counts = new ConcurrentSkipListMap<>(Comparator.naturalOrder());
    private final AtomicLong largest = new AtomicLong();

    /** Counts an answer by its status, with its bytes as far as they were read. */
    void answer(String status, long bytes) {
        count(status);
        largest.accumulateAndGet(bytes, Math::max);
    }

    /** Counts a connection that the server closed, refused or left without an answer. */
    void cut() {
        count("cut");
    }

    private void count(String name) {
        counts.computeIfAbsent(name, first -> new AtomicLong()).incrementAndGet();
    }

    /** The most bytes of one answer. */
    long largest() {
        return largest.get();
    }

    /** Such as {@code 413 x 20, cut x 3}. */
    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " x " + count.getValue())
                .collect(Collectors.joining(", "));
    }
}
