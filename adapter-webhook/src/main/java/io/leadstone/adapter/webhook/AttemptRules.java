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
 * What an attempt comes to.
 *
 * @param schedule the wait after the attempt of this number; empty after the last
 * @param jitter a number from 0 to 1 for each wait
 */
record AttemptRules(IntFunction<Optional<Duration>> schedule, DoubleSupplier jitter, Clock clock) {

    /** Receivers that went down together do not get everything back at one instant: a wait is longer by up to this part of it. */
    private static final double JITTER = 0.2;

    private static final int GONE = 410;
    private static final Set<Integer> TRY_AGAIN = Set.of(408, 425, 429);
    private static final Set<Integer> SAY_WHEN = Set.of(429, 503);

    /** After an answer. A redirect is none that we follow, since nobody has looked at where it leads. */
    DeliveryOutcome answered(DeliveryAttempt attempt, int number, ReceiverAnswer answer) {
        int code = answer.code();
        if (code >= 200 && code < 300) {
            return DeliveryOutcome.delivered(attempt);
        }
        if (code == GONE) {
            return DeliveryOutcome.receiverGone(attempt);
        }
        if (code >= 500 || TRY_AGAIN.contains(code)) {
            Optional<Duration> asked = SAY_WHEN.contains(code)
                    ? answer.retryAfter().flatMap(header -> RetryAfter.of(header, clock.instant()))
                    : Optional.empty();
            return later(attempt, number, asked.orElse(Duration.ZERO));
        }
        return DeliveryOutcome.exhausted(attempt);
    }

    /** After none. */
    DeliveryOutcome unanswered(DeliveryAttempt attempt, int number) {
        return later(attempt, number, Duration.ZERO);
    }

    private DeliveryOutcome later(DeliveryAttempt attempt, int number, Duration atLeast) {
        return schedule.apply(number)
                .map(wait -> longer(wait.plusMillis((long) (wait.toMillis() * JITTER * jitter.getAsDouble())), atLeast))
                .map(wait -> DeliveryOutcome.retry(attempt, wait))
                .orElseGet(() -> DeliveryOutcome.exhausted(attempt));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
