package io.leadstone.domain.webhook;

import java.util.Base64;

/**
 * The secret that signs the messages of a subscription (HMAC-SHA256), in clear text or encrypted.
 *
 * @param text in clear text: {@code whsec_} and Base64 of {@value #MIN_BYTES} to {@value #MAX_BYTES} bytes, the
 *     format of Standard Webhooks. Encrypted: {@value #ENCRYPTED_PREFIX} and a text of the cipher, at most
 *     {@value #MAX_TEXT} characters in all
 */
public record WebhookSecret(String text) {

    /** Minimum size of a key, in bytes. */
    public static final int MIN_BYTES = 24;

    /** Maximum size of a key, in bytes. */
    public static final int MAX_BYTES = 64;

    /** Maximum length of an encrypted secret. */
    public static final int MAX_TEXT = 500;

    /** Prefix of an encrypted secret. The cipher defines the text after it. */
    public static final String ENCRYPTED_PREFIX = "sealed:";

    private static final String PREFIX = "whsec_";

    public WebhookSecret {
        if (text.startsWith(ENCRYPTED_PREFIX)) {
            requireLength(text);
        } else {
            requireKey(text);
        }
    }

    /** Creates a secret in clear text from random bytes. */
    public static WebhookSecret of(byte[] key) {
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /** Returns true if the secret is encrypted. */
    public boolean isEncrypted() {
        return text.startsWith(ENCRYPTED_PREFIX);
    }

    /**
     * Returns the bytes of the key.
     *
     * @throws IllegalStateException if the secret is encrypted
     */
    public byte[] key() {
        if (isEncrypted()) {
            throw new IllegalStateException("the webhook secret is encrypted");
        }
        return decoded(text);
    }

    /** Does not contain the secret, so that logs cannot leak it. */
    @Override
    public String toString() {
        return (isEncrypted() ? ENCRYPTED_PREFIX : PREFIX) + "…";
    }

    private static void requireLength(String encrypted) {
        if (encrypted.length() > MAX_TEXT) {
            throw new IllegalArgumentException(
                    "an encrypted webhook secret must have at most " + MAX_TEXT + " characters");
        }
    }

    private static void requireKey(String clear) {
        int bytes = clear.startsWith(PREFIX) ? decoded(clear).length : 0;
        if (bytes < MIN_BYTES || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("a webhook secret must be whsec_ and Base64 of 24 to 64 bytes");
        }
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }
}
