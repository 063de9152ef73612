package io.leadstone.application.port.out.webhook;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookSecret;

/** The cipher {@link SecretCipher#PLAIN}. It stores secrets unencrypted. */
record PlainSecretCipher() implements SecretCipher {

    @Override
    public WebhookSecret encrypt(CompanyId companyId, WebhookId webhookId, WebhookSecret secret) {
        return secret;
    }

    @Override
    public WebhookSecret decrypt(CompanyId companyId, WebhookId webhookId, WebhookSecret secret) {
        if (secret.isEncrypted()) {
            throw new IllegalStateException(
                    "the secret of webhook " + webhookId + " is encrypted, and no key is configured");
        }
        return secret;
    }
}
