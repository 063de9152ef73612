package io.leadstone.domain.failure;

/** The company has reached its limit of webhooks. It must delete one before it can create another. */
public final class WebhookLimitException extends LeadException {

    public WebhookLimitException(int limit) {
        super("WEBHOOK_LIMIT", "a company has at most " + limit + " webhooks; delete one first");
    }
}
