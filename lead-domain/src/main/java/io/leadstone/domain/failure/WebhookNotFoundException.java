package io.leadstone.domain.failure;

import java.util.UUID;

/** The company has no such webhook; another company's looks the same. */
public final class WebhookNotFoundException extends LeadException {

    public WebhookNotFoundException(UUID id) {
        super("WEBHOOK_NOT_FOUND", "there is no webhook " + id);
    }

    /** The same failure for a text that is not an id: such a text names no webhook, like an id that was never issued. */
    public WebhookNotFoundException(String text) {
        super("WEBHOOK_NOT_FOUND", "there is no webhook " + text);
    }
}
