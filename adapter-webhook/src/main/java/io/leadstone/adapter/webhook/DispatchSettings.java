package io.leadstone.adapter.webhook;

import java.time.Duration;

/**
 * Settings of a dispatcher; see {@link WebhookDispatcherBuilder}.
 *
 * @param threads maximum number of attempts at the same time
 * @param perSubscription maximum number of attempts at the same time for one webhook
 * @param lease time after which a claim expires
 * @param pollBusy time between two polls of the queue while there is work
 * @param pollIdle time between two polls when there was no work for a while
 * @param closeTimeout longest time that closing waits for attempts in progress
 * @param maintenanceInterval time between two runs of {@link DeliveryMaintenance}
 * @param restartAfter pause after the first failure of a worker; see {@link RestartedWorker}
 */
record DispatchSettings(
        int threads,
        int perSubscription,
        Duration lease,
        Duration pollBusy,
        Duration pollIdle,
        Duration closeTimeout,
        Duration maintenanceInterval,
        Duration restartAfter) {

    /** The largest value of {@link #minPollInterval()}. */
    private static final Duration MIN_POLL_LIMIT = Duration.ofMillis(10);

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
            throw new IllegalArgumentException(
                    "a webhook dispatcher needs at least 2 threads, and 1 per subscription, but has " + threads
                            + " and " + perSubscription);
        }
        if (pollBusy.isNegative() || pollBusy.isZero() || pollIdle.compareTo(pollBusy) < 0) {
            throw new IllegalArgumentException(
                    "the busy poll interval must be more than 0 and not longer than the idle one, but they are "
                            + pollBusy + " and " + pollIdle);
        }
    }

    /**
     * Returns the shortest time between two polls. It limits the queries of a host that wakes the dispatcher for each
     * event.
     */
    Duration minPollInterval() {
        Duration part = pollBusy.dividedBy(20);
        return part.compareTo(MIN_POLL_LIMIT) < 0 ? part : MIN_POLL_LIMIT;
    }
}
