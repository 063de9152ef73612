package io.leadstone.domain.conversation;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Rating of a conversation from 1 to 5, with at most two decimals. It is stored in hundredths, so that sums and means
 * are exact on every store.
 *
 * @param hundredths {@value #MIN_HUNDREDTHS}&#8211;{@value #MAX_HUNDREDTHS}
 */
public record Satisfaction(int hundredths) {

    /** The lowest rating: 1, in hundredths. */
    public static final int MIN_HUNDREDTHS = 100;

    /** The highest rating: 5, in hundredths. */
    public static final int MAX_HUNDREDTHS = 500;

    private static final int DECIMALS = 2;

    public Satisfaction {
        if (hundredths < MIN_HUNDREDTHS || hundredths > MAX_HUNDREDTHS) {
            throw new IllegalArgumentException("satisfaction must be 1 to 5, but is " + hundredths + " hundredths");
        }
    }

    /** Returns {@code value} as a rating; empty if it is not from 1 to 5 or has more than two decimals. */
    public static Optional<Satisfaction> of(BigDecimal value) {
        boolean inRange = value.compareTo(BigDecimal.ONE) >= 0
                && value.compareTo(BigDecimal.valueOf(MAX_HUNDREDTHS, DECIMALS)) <= 0;
        if (!inRange || value.stripTrailingZeros().scale() > DECIMALS) {
            return Optional.empty();
        }
        return Optional.of(new Satisfaction(value.movePointRight(DECIMALS).intValueExact()));
    }

    /** Returns the rating from 1 to 5 with two decimals. */
    public BigDecimal value() {
        return BigDecimal.valueOf(hundredths, DECIMALS);
    }
}
