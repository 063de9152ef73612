package io.leadstone.application.port.in.privacy;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The periods after which leads are purged.
 *
 * @param deleted the period after the deletion of a lead; empty: deleted leads are kept
 * @param inactive the period without any change of a live lead or activity of its conversations; empty: such leads are
 *     kept
 */
public record RetentionRules(Optional<Duration> deleted, Optional<Duration> inactive) {

    /** 90 days: the default period after the deletion of a lead. A deletion by mistake is noticed by then. */
    public static final Duration DEFAULT_DELETED = Duration.ofDays(90);

    /** 1 day: the shortest period. It leaves time to restore a lead, and to deliver its events. */
    public static final Duration SHORTEST = Duration.ofDays(1);

    /** Purges leads 90 days after their deletion, and keeps inactive ones. */
    public static final RetentionRules STANDARD = new RetentionRules(Optional.of(DEFAULT_DELETED), Optional.empty());

    /** @throws IllegalArgumentException if a period is shorter than {@link #SHORTEST} */
    public RetentionRules {
        Stream.of(deleted, inactive).flatMap(Optional::stream).forEach(RetentionRules::requireLongEnough);
    }

    private static void requireLongEnough(Duration period) {
        if (period.compareTo(SHORTEST) < 0) {
            throw new IllegalArgumentException("a retention period must be at least " + SHORTEST + ", not " + period);
        }
    }
}
