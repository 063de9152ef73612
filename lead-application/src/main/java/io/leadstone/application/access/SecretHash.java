package io.leadstone.application.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * The stored form of a secret: {@code sha256:<salt>:<hash>} in Base64, with the SHA-256 of salt and secret. A fast hash
 * is enough for generated secrets of 256 random bits. A secret that a person chooses should be as long.
 */
public record SecretHash(String value) {

    private static final int SALT_BYTES = 16;
    private static final String FORM = "sha256:[A-Za-z0-9_-]{22}:[A-Za-z0-9_-]{43}";

    public SecretHash {
        if (!value.matches(FORM)) {
            throw new IllegalArgumentException("a secret hash must have the form sha256:<salt>:<hash>");
        }
    }

    /** Returns the hash of {@code secret} with a new salt. */
    public static SecretHash of(String secret, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return new SecretHash(
                "sha256:" + base64.encodeToString(salt) + ":" + base64.encodeToString(hash(salt, secret)));
    }

    /** Returns true if this is the hash of {@code secret}. The comparison takes constant time. */
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
            throw new IllegalStateException("this Java runtime does not support SHA-256", impossible);
        }
    }

    /** Hides the hash from logs. */
    @Override
    public String toString() {
        return "SecretHash[…]";
    }
}
