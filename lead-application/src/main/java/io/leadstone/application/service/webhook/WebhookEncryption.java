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
     * Returns the webhook as it is stored: its secrets are encrypted with the current key. If a secret cannot be
     * decrypted, it stays as it is. A lost key must not prevent an update, and a rotation replaces the secret.
     */
    Webhook encrypted(Webhook webhook) {
        return webhook.withSecrets(webhook.secrets().map(secret -> encrypted(webhook, secret)));
    }

    /**
     * Returns the webhook with {@code next} as its secret. The previous secret stays valid for a while. If it cannot be
     * decrypted, it is removed, because it cannot sign anything.
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

    private WebhookSecret encrypted(Webhook webhook, WebhookSecret secret) {
        WebhookSecret clear;
        try {
            clear = cipher.decrypt(webhook.companyId(), webhook.id(), secret);
        } catch (IllegalStateException unknownKey) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "a webhook secret cannot be decrypted and is stored unchanged: " + unknownKey.getMessage());
            return secret;
        }
        return cipher.encrypt(webhook.companyId(), webhook.id(), clear);
    }
}
