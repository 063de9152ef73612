package io.leadstone.application.service.webhook;

import io.leadstone.application.port.out.webhook.SecretCipher;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookSecret;
import io.leadstone.domain.webhook.WebhookSecrets;
import java.time.Instant;

/** Encrypts the secrets of a webhook before it is written. */
public record WebhookEncryption(SecretCipher cipher) {

    private static final System.Logger LOG = System.getLogger(WebhookEncryption.class.getName());

    /**
     * Returns the webhook as it is stored. A secret that is stored in clear or under an old key is encrypted with the current key. One that
     * cannot be opened stays as it is: a lost key must not prevent an edit, and a rotation replaces it.
     */
    Webhook sealed(Webhook webhook) {
        return webhook.withSecrets(webhook.secrets().map(secret -> sealed(webhook, secret)));
    }

    /**
     * Returns the webhook with {@code next} as its secret. The present secret signs beside it for a while, unless it cannot be opened: then
     * it could sign nothing.
     */
    Webhook rotated(Webhook webhook, WebhookSecret next, Instant at) {
        Webhook rotated = webhook.rotate(next, at);
        try {
            cipher.decrypt(webhook.companyId(), webhook.id(), webhook.secrets().current());
            return rotated;
        } catch (IllegalStateException unknownKey) {
            return rotated.withSecrets(WebhookSecrets.of(next));
        }
    }

    private WebhookSecret sealed(Webhook webhook, WebhookSecret secret) {
        WebhookSecret clear;
        try {
            clear = cipher.decrypt(webhook.companyId(), webhook.id(), secret);
        } catch (IllegalStateException unknownKey) {
            LOG.log(System.Logger.Level.WARNING, "a secret stays as it is stored: " + unknownKey.getMessage());
            return secret;
        }
        return cipher.encrypt(webhook.companyId(), webhook.id(), clear);
    }
}
