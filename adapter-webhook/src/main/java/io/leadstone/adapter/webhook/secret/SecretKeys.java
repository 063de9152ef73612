package io.leadstone.adapter.webhook.secret;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Parser of encryption keys in the format {@code id:key}. */
final class SecretKeys {

    /** Regular expression of the id of a key. */
    static final String ID = "[A-Za-z0-9_-]{1,32}";

    /** Length of an AES-256 key in bytes. */
    static final int KEY_BYTES = 32;

    private static final Pattern ENTRY = Pattern.compile("(" + ID + "):(.*)", Pattern.DOTALL);

    private SecretKeys() {}

    /** A key and its id. */
    record Named(String id, SecretKey key) {

        /** Returns the id only. */
        @Override
        public String toString() {
            return id;
        }
    }

    /**
     * Parses {@code id:key}.
     *
     * @throws IllegalArgumentException if the text has another format; the message does not show the key
     */
    static Named read(String entry) {
        Matcher parts = ENTRY.matcher(entry);
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "an encryption key must be id:key, with an id of 1 to 32 letters, digits, '_' and '-'");
        }
        byte[] key = decoded(parts.group(1), parts.group(2));
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("the encryption key '" + parts.group(1) + "' must be the Base64 of "
                    + KEY_BYTES + " bytes, but has " + key.length);
        }
        return new Named(parts.group(1), new SecretKeySpec(key, "AES"));
    }

    private static byte[] decoded(String id, String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("the encryption key '" + id + "' is not Base64");
        }
    }
}
