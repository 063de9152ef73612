package io.leadstone.application.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What is kept of a secret: a salt and the SHA-256 of salt and secret, as {@code sha256:<salt>:<hash>} in Base64. That is enough
 * for the secrets that we make, 256 random bits; one that a person thought up should be as long.
 */
public record SecretHash(String value) {

    private static final int SALT_BYTES = 16;
    private static final String FORM = "sha256:[A-Za-z0-9_-]{22}:[A-Za-z0-9_-]{43}";

    public SecretHash {
        if (!value.matches(FORM)) {
            throw new IllegalArgumentException("not a secret's hash");
        }
    }

    /** The hash of {@code secret} with a new salt. */
    public static SecretHash of(String secret, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return new SecretHash(
                "sha256:" + base64.encodeToString(salt) + ":" + base64.encodeToString(hash(salt, secret)));
    }

    /** Whether this is the hash of {@code secret}; takes the same time whatever the difference is. */
    public boolean matches(String secret) {
        Base64.Decoder base64 = Base64.getUrlDecoder();
        int hashAt = value.lastIndexOf(':') + 1;
        byte[] salt = base64.decode(value.substring(value.indexOf(':') + 1, hashAt - 1));
        return MessageDigest.isEqual(base64.decode(value.substring(hashAt)), hash(salt, secret));
    }

    private static byte[] hash(byte[] salt, String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has SHA-256", impossible);
        }
    }

    /** Hides the hash from logs. */
    @Override
    public String toString() {
        return "SecretHash[…]";
    }
}
