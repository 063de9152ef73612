package io.leadstone.domain.conversation;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * How satisfied a person was with a conversation, from 1 to 5 with at most two decimals. It is counted in hundredths, so that sums
 * and means are exact on every store.
 *
 * @param hundredths {@value #MIN_HUNDREDTHS}&#8211;{@value #MAX_HUNDREDTHS}
 */
public record Satisfaction(int hundredths) {

    /** The least satisfied: 1. */
    public static final int MIN_HUNDREDTHS = 100;

    /** The most satisfied: 5. */
    public static final int MAX_HUNDREDTHS = 500;

    private static final int DECIMALS = 2;

    public Satisfaction {
        if (hundredths < MIN_HUNDREDTHS || hundredths > MAX_HUNDREDTHS) {
            throw new IllegalArgumentException("satisfaction is 1 to 5, not " + hundredths + " hundredths");
        }
    }

    /** The satisfaction that {@code value} says; empty where it is not 1 to 5 or has more than two decimals. */
    public static Optional<Satisfaction> of(BigDecimal value) {
        boolean inRange = value.compareTo(BigDecimal.ONE) >= 0
                && value.compareTo(BigDecimal.valueOf(MAX_HUNDREDTHS, DECIMALS)) <= 0;
        if (!inRange || value.stripTrailingZeros().scale() > DECIMALS) {
            return Optional.empty();
        }
        return Optional.of(new Satisfaction(value.movePointRight(DECIMALS).intValueExact()));
    }

    /** The number from 1 to 5, with two decimals. */
    public BigDecimal value() {
        return BigDecimal.valueOf(hundredths, DECIMALS);
    }
}
