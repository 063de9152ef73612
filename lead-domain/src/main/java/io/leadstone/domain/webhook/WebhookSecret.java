package io.leadstone.domain.webhook;

import java.util.Base64;

/**
 * What the messages of a subscription are signed with (HMAC-SHA256).
 *
 * @param text {@code whsec_} and, in Base64, {@value #MIN_BYTES} to {@value #MAX_BYTES} bytes, as Standard Webhooks writes secrets
 */
public record WebhookSecret(String text) {

    /** The fewest bytes of a key. */
    public static final int MIN_BYTES = 24;

    /** The most bytes of a key. */
    public static final int MAX_BYTES = 64;

    private static final String PREFIX = "whsec_";

    public WebhookSecret {
        int bytes = text.startsWith(PREFIX) ? decoded(text).length : 0;
        if (bytes < MIN_BYTES || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("a webhook secret is whsec_ and Base64 of 24 to 64 bytes");
        }
    }

    /** The secret of these random bytes. */
    public static WebhookSecret of(byte[] key) {
        return new WebhookSecret(PREFIX + Base64.getEncoder().encodeToString(key));
    }

    /** The key itself. */
    public byte[] key() {
        return decoded(text);
    }

    /** Never the secret, so that no log has it. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }

    private static byte[] decoded(String text) {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }
}
