package io.leadstone.application.port.out.webhook;

/**
 * The protection of webhooks. A host makes one value and gives it to the use cases, which check and store webhooks, and to the dispatcher,
 * which sends to them.
 *
 * @param secretCipher encrypts the signing secrets before they are stored
 * @param plainHttp true if urls of {@code http} are allowed, for development; otherwise only {@code https} is
 */
public record WebhookSecurity(SecretCipher secretCipher, boolean plainHttp) {

    /** Secrets are stored in clear, and only {@code https} is allowed. */
    public static final WebhookSecurity STANDARD = new WebhookSecurity(SecretCipher.PLAIN, false);

    /** Returns the same protection with this cipher. */
    public WebhookSecurity withSecretCipher(SecretCipher cipher) {
        return new WebhookSecurity(cipher, plainHttp);
    }

    /** Returns the same protection that allows {@code http}, for development. */
    public WebhookSecurity withPlainHttp() {
        return new WebhookSecurity(secretCipher, true);
    }
}
