package io.leadstone.application.service.webhook;

import io.leadstone.domain.webhook.WebhookSecret;
import java.security.SecureRandom;

/** Generates signing secrets of webhooks. */
public record WebhookSecretSource(SecureRandom random) {

    private static final int BYTES = 32;

    WebhookSecret next() {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        return WebhookSecret.of(key);
    }
}
