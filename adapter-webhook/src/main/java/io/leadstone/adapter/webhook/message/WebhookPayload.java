package io.leadstone.adapter.webhook.message;

import io.leadstone.domain.webhook.WebhookMessage;

/** Serializes a message as the body of a webhook request. */
@FunctionalInterface
public interface WebhookPayload {

    /** Returns the body as JSON in UTF-8. The same message always gives the same bytes, so that retries are equal. */
    byte[] of(WebhookMessage message);
}
