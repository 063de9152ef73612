package io.leadstone.domain.conversation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sums of the activity reports of a conversation.
 *
 * @param messages the number of messages
 * @param ratings the number of ratings
 * @param ratingHundredths the sum of the ratings, in hundredths
 * @param lastActivityAt the latest reported instant of activity; empty before the first report
 */
public record ConversationTotals(long messages, long ratings, long ratingHundredths, Optional<Instant> lastActivityAt) {

    /** The totals before the first report. */
    public static final ConversationTotals NONE = new ConversationTotals(0, 0, 0, Optional.empty());

    private static final int DECIMALS = 2;

    /** Returns the mean of the ratings, from 1 to 5, rounded half up to two decimals; empty if there is no rating. */
    public Optional<BigDecimal> satisfaction() {
        return ratings == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(ratingHundredths, DECIMALS)
                        .divide(BigDecimal.valueOf(ratings), DECIMALS, RoundingMode.HALF_UP));
    }

    /** Returns these totals plus {@code activity}. The order of the reports does not change the result. */
    public ConversationTotals plus(ConversationActivity activity) {
        return new ConversationTotals(
                messages + activity.messages(),
                ratings + (activity.satisfaction().isPresent() ? 1 : 0),
                ratingHundredths
                        + activity.satisfaction().map(Satisfaction::hundredths).orElse(0),
                Stream.concat(lastActivityAt.stream(), Stream.of(activity.at())).max(Instant::compareTo));
    }
}
