package io.leadstone.domain.failure;

/** The company has as many webhooks as it may have; no other is created until one is deleted. */
public final class WebhookLimitException extends LeadException {

    public WebhookLimitException(int limit) {
        super("WEBHOOK_LIMIT", "a company has at most " + limit + " webhooks, delete one first");
    }
}
