package io.leadstone.application.port.out.webhook;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookSecret;

/**
 * Encrypts the signing secrets of webhooks, so that the store does not hold them in clear. Use cases call it before they write, a
 * dispatcher before it signs; a store keeps the text that it gets. An encrypted secret belongs to one webhook and opens for no other.
 */
public interface SecretCipher {

    /** Leaves secrets in clear; opens only those that are in clear. */
    SecretCipher PLAIN = new PlainSecretCipher();

    /** Encrypts a secret that is in clear. Two calls may give different texts. */
    WebhookSecret encrypt(CompanyId companyId, WebhookId webhookId, WebhookSecret secret);

    /**
     * Decrypts a secret. One that is in clear is returned as it is.
     *
     * @throws IllegalStateException if the key is unknown, naming its id, or if the text was changed or belongs to another webhook
     */
    WebhookSecret decrypt(CompanyId companyId, WebhookId webhookId, WebhookSecret secret);
}
