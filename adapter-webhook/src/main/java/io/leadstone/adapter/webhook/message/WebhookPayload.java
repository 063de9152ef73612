package io.leadstone.adapter.webhook.message;

import io.leadstone.domain.webhook.WebhookMessage;

/** The body in which a message goes out. */
@FunctionalInterface
public interface WebhookPayload {

    /** JSON in UTF-8. The same message always gives the same bytes, so that a receiver finds repeats alike. */
    byte[] of(WebhookMessage message);
}
