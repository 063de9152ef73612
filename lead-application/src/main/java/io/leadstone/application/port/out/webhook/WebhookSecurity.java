package io.leadstone.application.port.out.webhook;

/**
 * Security settings of webhooks. A host gives the same value to the use cases, which check and store webhooks, and to
 * the dispatcher, which sends to them.
 *
 * @param secretCipher encrypts the signing secrets before they are stored
 * @param plainHttp true if {@code http} urls are allowed, for development; otherwise only {@code https} urls are
 *     allowed
 */
public record WebhookSecurity(SecretCipher secretCipher, boolean plainHttp) {

    /** Secrets are stored in plain text, and only {@code https} is allowed. */
    public static final WebhookSecurity STANDARD = new WebhookSecurity(SecretCipher.PLAIN, false);

    /** Returns the same settings with this cipher. */
    public WebhookSecurity withSecretCipher(SecretCipher cipher) {
        return new WebhookSecurity(cipher, plainHttp);
    }

    /** Returns the same settings, and allows {@code http}, for development. */
    public WebhookSecurity withPlainHttp() {
        return new WebhookSecurity(secretCipher, true);
    }
}
