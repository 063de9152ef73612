package io.leadstone.application.port.out.webhook;

import io.leadstone.domain.webhook.DisabledReason;
import java.util.Optional;

/**
 * Result of {@link DeliveryQueue#record}.
 *
 * @param stored true if the outcome was stored; false if the delivery was claimed again or removed
 * @param disabled the reason why this outcome disabled the subscription; empty if it did not, or if the subscription
 *     was disabled before
 */
public record RecordedOutcome(boolean stored, Optional<DisabledReason> disabled) {

    /** The outcome was not stored. */
    public static final RecordedOutcome NOT_STORED = new RecordedOutcome(false, Optional.empty());

    public RecordedOutcome {
        if (!stored && disabled.isPresent()) {
            throw new IllegalArgumentException("an outcome that was not stored cannot disable a subscription");
        }
    }

    /** Returns the result for an outcome that was stored. */
    public static RecordedOutcome stored(Optional<DisabledReason> disabled) {
        return new RecordedOutcome(true, disabled);
    }
}
