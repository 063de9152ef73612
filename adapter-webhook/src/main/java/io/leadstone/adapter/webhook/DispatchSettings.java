package io.leadstone.adapter.webhook;

import java.time.Duration;

/**
 * How much a dispatcher does and when; see {@link WebhookDispatcherBuilder}.
 *
 * @param threads the most attempts at once
 * @param perSubscription the most of them to one subscription
 * @param lease how long a claim holds
 * @param pollBusy how often the queue is asked while there is work
 * @param pollIdle how often when there was none for a while
 * @param restartAfter the pause after the first failure of a worker; see {@link RestartedWorker}
 */
record DispatchSettings(
        int threads,
        int perSubscription,
        Duration lease,
        Duration pollBusy,
        Duration pollIdle,
        Duration closeWithin,
        Duration upkeepEvery,
        Duration restartAfter) {

    private static final Duration LONGEST_LEAST = Duration.ofMillis(10);

    static final DispatchSettings STANDARD = new DispatchSettings(
            64,
            8,
            Duration.ofSeconds(30),
            Duration.ofMillis(200),
            Duration.ofSeconds(2),
            Duration.ofSeconds(15),
            Duration.ofMinutes(10),
            Duration.ofSeconds(1));

    DispatchSettings {
        if (perSubscription < 1 || threads < 2) {
            throw new IllegalArgumentException("a dispatcher has two threads or more, and a subscription one or more");
        }
        if (pollBusy.isNegative() || pollBusy.isZero() || pollIdle.compareTo(pollBusy) < 0) {
            throw new IllegalArgumentException("a dispatcher polls at least as often while it is busy");
        }
    }

    /** The least time between two questions: a host that wakes it at each event of many is not to ask the store at each. */
    Duration pollLeast() {
        Duration part = pollBusy.dividedBy(20);
        return part.compareTo(LONGEST_LEAST) < 0 ? part : LONGEST_LEAST;
    }

    DispatchSettings withThreads(int all, int one) {
        return new DispatchSettings(all, one, lease, pollBusy, pollIdle, closeWithin, upkeepEvery, restartAfter);
    }

    DispatchSettings withLease(Duration choice) {
        return new DispatchSettings(
                threads, perSubscription, choice, pollBusy, pollIdle, closeWithin, upkeepEvery, restartAfter);
    }

    DispatchSettings withPoll(Duration busy, Duration idle) {
        return new DispatchSettings(
                threads, perSubscription, lease, busy, idle, closeWithin, upkeepEvery, restartAfter);
    }

    DispatchSettings withCloseWithin(Duration choice) {
        return new DispatchSettings(
                threads, perSubscription, lease, pollBusy, pollIdle, choice, upkeepEvery, restartAfter);
    }

    DispatchSettings withUpkeepEvery(Duration choice) {
        return new DispatchSettings(
                threads, perSubscription, lease, pollBusy, pollIdle, closeWithin, choice, restartAfter);
    }

    DispatchSettings withRestartAfter(Duration choice) {
        return new DispatchSettings(
                threads, perSubscription, lease, pollBusy, pollIdle, closeWithin, upkeepEvery, choice);
    }
}
