package io.leadstone.application.port.out.email;

import io.leadstone.application.port.out.lead.EmailKeys;
import java.util.Optional;

/**
 * The result of the last complete renewal of email keys in a store.
 *
 * @param rule the rule of that renewal, as {@link EmailKeys#rule} states it; empty if there was none yet
 * @param collisions the number of leads that kept an older key, because another lead of their company has their new one
 */
public record EmailKeyState(Optional<String> rule, long collisions) {

    /** The state of a store without a renewal. */
    public static final EmailKeyState NONE = new EmailKeyState(Optional.empty(), 0);

    /** @throws IllegalArgumentException if the number is negative */
    public EmailKeyState {
        if (collisions < 0) {
            throw new IllegalArgumentException("collisions must not be negative, but is " + collisions);
        }
    }

    /** Returns true if the keys of all leads were renewed by this rule, except those of collisions. */
    public boolean isOf(String presentRule) {
        return rule.filter(presentRule::equals).isPresent();
    }
}
