package io.leadstone.domain.webhook;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** Why a subscription is told nothing any more. */
public enum DisabledReason implements Coded {
    /** Its company wants it so. */
    SWITCHED_OFF,
    /** The receiver said that it is gone for good (410). */
    GONE,
    /** Every attempt has failed for {@link Webhook#FAILING_LIMIT}. */
    FAILING;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
