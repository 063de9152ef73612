package io.leadstone.domain.failure;

import java.util.UUID;

/** The company has no such webhook. The failure is the same for a webhook of another company. */
public final class WebhookNotFoundException extends LeadException {

    public WebhookNotFoundException(UUID id) {
        super("WEBHOOK_NOT_FOUND", "there is no webhook " + id);
    }

    /** Creates the failure for a text that is not a valid id and therefore cannot name a webhook. */
    public WebhookNotFoundException(String text) {
        super("WEBHOOK_NOT_FOUND", "there is no webhook " + text);
    }
}
