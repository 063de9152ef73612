package io.leadstone.application.report;

import java.util.Optional;

/**
 * The median times from the creation of a lead to a stage, doubled. The double of a median is a whole number of
 * milliseconds also for an even number of leads, for which it is the sum of the two middle times.
 *
 * @param doubledContactMillis twice the median time to the status {@code contacted}, of the leads that have ever
 *     reached it; empty if there are none
 * @param doubledConversionMillis the same for the status {@code converted}
 */
public record SpeedTotals(Optional<Long> doubledContactMillis, Optional<Long> doubledConversionMillis) {

    /** The totals of leads that have not reached a stage. */
    public static final SpeedTotals NONE = new SpeedTotals(Optional.empty(), Optional.empty());
}
