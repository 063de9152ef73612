package io.leadstone.adapter.webhook;

import io.leadstone.adapter.webhook.http.ReceiverAnswer;
import io.leadstone.domain.webhook.DeliveryAttempt;
import io.leadstone.domain.webhook.DeliveryOutcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;

/**
 * Rules for the outcome of an attempt: delivered, to be retried, or given up.
 *
 * @param schedule pause after the failed attempt of this number, from 1; empty after the last attempt
 * @param jitter random number from 0 to 1 for each pause
 */
record AttemptRules(IntFunction<Optional<Duration>> schedule, DoubleSupplier jitter, Clock clock) {

    /**
     * Largest random part that is added to a pause, so that retries after an outage do not all come at the same time.
     */
    private static final double JITTER = 0.2;

    private static final int GONE = 410;
    private static final Set<Integer> RETRIED = Set.of(408, 425, 429);
    private static final Set<Integer> WITH_RETRY_AFTER = Set.of(429, 503);

    /** Returns the outcome after a response. A redirect is not followed, because its target has not been checked. */
    DeliveryOutcome answered(DeliveryAttempt attempt, int number, ReceiverAnswer answer) {
        int code = answer.code();
        if (code >= 200 && code < 300) {
            return DeliveryOutcome.delivered(attempt);
        }
        if (code == GONE) {
            return DeliveryOutcome.receiverGone(attempt);
        }
        if (code >= 500 || RETRIED.contains(code)) {
            Optional<Duration> requested = WITH_RETRY_AFTER.contains(code)
                    ? answer.retryAfter().flatMap(header -> RetryAfter.of(header, clock.instant()))
                    : Optional.empty();
            return retry(attempt, number, requested.orElse(Duration.ZERO));
        }
        return DeliveryOutcome.exhausted(attempt);
    }

    /** Returns the outcome of an attempt without a response. */
    DeliveryOutcome unanswered(DeliveryAttempt attempt, int number) {
        return retry(attempt, number, Duration.ZERO);
    }

    private DeliveryOutcome retry(DeliveryAttempt attempt, int number, Duration minPause) {
        return schedule.apply(number)
                .map(pause ->
                        max(pause.plusMillis((long) (pause.toMillis() * JITTER * jitter.getAsDouble())), minPause))
                .map(pause -> DeliveryOutcome.retry(attempt, pause))
                .orElseGet(() -> DeliveryOutcome.exhausted(attempt));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
