package io.leadstone.domain.conversation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a conversation's reports add up to.
 *
 * @param messages how many messages were exchanged
 * @param ratings how often it was rated
 * @param ratingHundredths the sum of the ratings, in hundredths
 * @param lastActivityAt the latest instant that was reported
 */
public record ConversationTotals(long messages, long ratings, long ratingHundredths, Optional<Instant> lastActivityAt) {

    /** Nothing reported yet. */
    public static final ConversationTotals NONE = new ConversationTotals(0, 0, 0, Optional.empty());

    private static final int DECIMALS = 2;

    /** The mean of the ratings, from 1 to 5, rounded half up to two decimals; empty where there is none. */
    public Optional<BigDecimal> satisfaction() {
        return ratings == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(ratingHundredths, DECIMALS)
                        .divide(BigDecimal.valueOf(ratings), DECIMALS, RoundingMode.HALF_UP));
    }

    /** These and what {@code activity} reports; the order in which reports come in makes no difference. */
    public ConversationTotals plus(ConversationActivity activity) {
        return new ConversationTotals(
                messages + activity.messages(),
                ratings + (activity.satisfaction().isPresent() ? 1 : 0),
                ratingHundredths
                        + activity.satisfaction().map(Satisfaction::hundredths).orElse(0),
                Stream.concat(lastActivityAt.stream(), Stream.of(activity.at())).max(Instant::compareTo));
    }
}
