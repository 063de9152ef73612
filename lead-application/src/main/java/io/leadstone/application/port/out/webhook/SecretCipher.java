package io.leadstone.application.port.out.webhook;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookSecret;

/**
 * Encrypts the signing secrets of webhooks, so that the database does not contain them in plain text. Use cases encrypt
 * before they write, and the dispatcher decrypts before it signs. A store keeps the text that it gets. An encrypted
 * secret can be decrypted only for the webhook for which it was encrypted.
 */
public interface SecretCipher {

    /** Leaves secrets in plain text. It refuses to decrypt an encrypted secret. */
    SecretCipher PLAIN = new PlainSecretCipher();

    /** Encrypts a secret that is in plain text. Two calls may return different texts. */
    WebhookSecret encrypt(CompanyId companyId, WebhookId webhookId, WebhookSecret secret);

    /**
     * Decrypts a secret. A secret in plain text is returned unchanged.
     *
     * @throws IllegalStateException if the key is unknown, with the id of the key; if the text was changed; or if it
     *     belongs to another webhook
     */
    WebhookSecret decrypt(CompanyId companyId, WebhookId webhookId, WebhookSecret secret);
}
