package io.leadstone.domain.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Retry schedule of a delivery: eight retries after the first attempt, 51.6 hours in total without jitter. After the
 * last retry the delivery is exhausted.
 */
public final class RetrySchedule {

    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20));

    private RetrySchedule() {}

    /**
     * Returns the delay after an attempt, without jitter; empty after the last attempt.
     *
     * @param attempt the number of the attempt, from 1
     */
    public static Optional<Duration> after(int attempt) {
        return attempt <= DELAYS.size() ? Optional.of(DELAYS.get(attempt - 1)) : Optional.empty();
    }
}
