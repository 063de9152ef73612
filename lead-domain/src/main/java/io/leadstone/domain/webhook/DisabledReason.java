package io.leadstone.domain.webhook;

import io.leadstone.domain.Coded;
import java.util.Locale;

/** Reason why a subscription is disabled and gets no new messages. */
public enum DisabledReason implements Coded {
    /** The company disabled it. */
    SWITCHED_OFF,
    /** The receiver reported that it is gone for good (410). */
    GONE,
    /** An attempt failed, and every attempt before it, for {@link Webhook#FAILING_LIMIT} or longer. */
    FAILING;

    @Override
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
