package io.leadstone.domain.webhook;

import java.util.Base64;

/**
 * The secret that signs the messages of a subscription (HMAC-SHA256), in clear or encrypted as a store keeps it.
 *
 * @param text in clear {@code whsec_} and, in Base64, {@value #MIN_BYTES} to {@value #MAX_BYTES} bytes, as Standard Webhooks writes
 *     secrets; encrypted {@value #ENCRYPTED_PREFIX} and at most {@value #MAX_TEXT} characters in all
 */
public record WebhookSecret(String text) {

    /** The fewest bytes of a key. */
    public static final int MIN_BYTES = 24;

    /** The most bytes of a key. */
    public static final int MAX_BYTES = 64;

    /** The most characters of an encrypted secret. */
    public static final int MAX_TEXT = 500;

    /** The beginning of an encrypted secret. Who encrypted it says the rest. */
    public static final String ENCRYPTED_PREFIX = "sealed:";

    private static final String PREFIX = "whsec_";

    public WebhookSecret {
        if (text.startsWith(ENCRYPTED_PREFIX)) {
            requireLength(text);
        } else {
            requireKey(text);
        }
    }

    /** The secret of these random bytes. */
    public static WebhookSecret of(byte[] key) {
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /** Returns whether the secret is encrypted. */
    public boolean isEncrypted() {
        return text.startsWith(ENCRYPTED_PREFIX);
    }

    /**
     * The key itself.
     *
     * @throws IllegalStateException if the secret is encrypted
     */
    public byte[] key() {
        if (isEncrypted()) {
            throw new IllegalStateException("the webhook secret is encrypted");
        }
        return decoded(text);
    }

    /** Never the secret, so that no log has it. */
    @Override
    public String toString() {
        return (isEncrypted() ? ENCRYPTED_PREFIX : PREFIX) + "…";
    }

    private static void requireLength(String sealed) {
        if (sealed.length() > MAX_TEXT) {
            throw new IllegalArgumentException("an encrypted webhook secret has at most " + MAX_TEXT + " characters");
        }
    }

    private static void requireKey(String clear) {
        int bytes = clear.startsWith(PREFIX) ? decoded(clear).length : 0;
        if (bytes < MIN_BYTES || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("a webhook secret is whsec_ and Base64 of 24 to 64 bytes");
        }
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }
}
