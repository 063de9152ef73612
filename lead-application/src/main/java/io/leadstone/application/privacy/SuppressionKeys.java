package io.leadstone.application.privacy;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.Suppression;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that make the hashes of suppression lists. The first key makes the hashes of new entries. All keys are tried
 * to find an entry, so a retired key must stay in the list as long as entries of it exist. Instances are thread-safe.
 *
 * <p>The hash is the HMAC-SHA-256 (RFC 2104) of company, kind and address, each followed by a zero byte. So the hashes
 * of two companies differ.
 */
public final class SuppressionKeys {

    /** No key: suppression lists are not used. */
    public static final SuppressionKeys NONE = new SuppressionKeys(List.of());

    /** Length of a key, in bytes. */
    public static final int KEY_BYTES = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final String RULE =
            "must be keys separated by commas, each as id:key with a key of " + KEY_BYTES + " bytes in Base64";

    private final List<Key> keys;

    private SuppressionKeys(List<Key> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Returns the keys of a text such as {@code 2026:q83v…=,2025:7Wx1…=}. The first one makes new hashes.
     *
     * @throws IllegalArgumentException if the text has another form, or if two keys have one id. The message begins
     *     with "must" and contains no key
     */
    public static SuppressionKeys of(String text) {
        List<Key> keys = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (String part : text.split(",", -1)) {
            Key key = key(part.strip());
            if (!ids.add(key.id)) {
                throw new IllegalArgumentException("must not have two keys with the id '" + key.id + "'");
            }
            keys.add(key);
        }
        return new SuppressionKeys(keys);
    }

    /** Returns true if there is no key. */
    public boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Returns the ids of the keys, in their order. */
    public List<String> ids() {
        return keys.stream().map(Key::id).toList();
    }

    /**
     * Returns the hash of the address with each key, in the order of the keys.
     *
     * @param kind {@code email} or {@code phone}
     * @param address an email key, or a phone number as E.164
     */
    public List<KeyedHash> hashes(CompanyId companyId, String kind, String address) {
        byte[] text = (companyId.value() + '\0' + kind + '\0' + address + '\0').getBytes(StandardCharsets.UTF_8);
        return keys.stream().map(key -> new KeyedHash(key.id, key.hash(text))).toList();
    }

    private static Key key(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException(RULE);
        }
        byte[] secret;
        String id = id(text.substring(0, colon));
        try {
            secret = Base64.getDecoder().decode(text.substring(colon + 1));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("must have keys in Base64, but the key '" + id + "' is not");
        }
        if (secret.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "must have keys of " + KEY_BYTES + " bytes, but the key '" + id + "' has " + secret.length);
        }
        return new Key(id, new SecretKeySpec(secret, ALGORITHM));
    }

    private static String id(String text) {
        try {
            return Suppression.requireKeyId(text);
        } catch (IllegalArgumentException malformed) {
            // The text may be a part of a key, so the message does not contain it.
            throw new IllegalArgumentException("must have ids of keys of 1 to " + Suppression.MAX_KEY_ID
                    + " characters of A-Z a-z 0-9 . _ -, each before the colon of its key");
        }
    }

    @Override
    public String toString() {
        return "SuppressionKeys" + ids();
    }

    /**
     * A hash with the id of its key.
     *
     * @param value {@value Suppression#HASH_LENGTH} hexadecimal digits
     */
    public record KeyedHash(String keyId, String value) {

        @Override
        public String toString() {
            return "KeyedHash[keyId=" + keyId + "]";
        }
    }

    private record Key(String id, SecretKeySpec secret) {

        String hash(byte[] text) {
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(secret);
                return HexFormat.of().formatHex(mac.doFinal(text));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("this Java runtime does not support " + ALGORITHM, impossible);
            }
        }

        @Override
        public String toString() {
            return "Key[id=" + id + "]";
        }
    }
}
