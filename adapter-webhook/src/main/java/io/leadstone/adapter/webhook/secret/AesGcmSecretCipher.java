package io.leadstone.adapter.webhook.secret;

import io.leadstone.application.port.out.webhook.SecretCipher;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * {@link SecretCipher} with AES-256 in GCM (NIST SP 800-38D). The text is {@code sealed:aesgcm:<key id>:<Base64 of nonce, ciphertext and
 * tag>}. The tag also covers the company, the webhook and the key id, so that a text opens for its own webhook alone.
 *
 * <p>The first key encrypts. All keys decrypt, so that a key can be replaced while texts of the old one are still stored. Safe to use from
 * many threads.
 */
public final class AesGcmSecretCipher implements SecretCipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final String PREFIX = WebhookSecret.ENCRYPTED_PREFIX + "aesgcm:";
    private static final Pattern TEXT =
            Pattern.compile(Pattern.quote(PREFIX) + "(?<key>" + SecretKeys.ID + "):(?<box>[A-Za-z0-9+/]+={0,2})");

    /** As GCM recommends. A random nonce must not repeat under one key: it may encrypt 2^32 texts, more than webhooks are ever written. */
    private static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;

    private final Map<String, SecretKey> keys;
    private final String current;
    private final SecureRandom random = new SecureRandom();

    private AesGcmSecretCipher(Map<String, SecretKey> keys, String current) {
        this.keys = keys;
        this.current = current;
    }

    /**
     * Reads keys as {@code id:key}, several with commas. An id is 1 to 32 of {@code A-Z a-z 0-9 _ -}, a key the Base64 of 32 random bytes. The
     * first key encrypts, and all decrypt.
     *
     * @throws IllegalArgumentException if the text has another form or names an id twice; the message does not show keys
     */
    public static AesGcmSecretCipher of(String text) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        List<String> entries =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        for (String entry : entries) {
            SecretKeys.Named named = SecretKeys.read(entry);
            if (keys.put(named.id(), named.key()) != null) {
                throw new IllegalArgumentException("the key id '" + named.id() + "' is given twice");
            }
        }
        return new AesGcmSecretCipher(keys, keys.keySet().iterator().next());
    }

    @Override
    public WebhookSecret encrypt(CompanyId companyId, WebhookId webhookId, WebhookSecret secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] clear = secret.text().getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] box = cipher(Cipher.ENCRYPT_MODE, current, companyId, webhookId, nonce)
                    .doFinal(clear);
            byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + box.length);
            System.arraycopy(box, 0, whole, NONCE_BYTES, box.length);
            return new WebhookSecret(
                    PREFIX + current + ":" + Base64.getEncoder().encodeToString(whole));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    @Override
    public WebhookSecret decrypt(CompanyId companyId, WebhookId webhookId, WebhookSecret secret) {
        if (!secret.isEncrypted()) {
            return secret;
        }
        Matcher text = TEXT.matcher(secret.text());
        if (!text.matches()) {
            throw unreadable(webhookId, "was encrypted by something else", Optional.empty());
        }
        String key = text.group("key");
        if (!keys.containsKey(key)) {
            throw unreadable(webhookId, "is encrypted with the unknown key '" + key + "'", Optional.empty());
        }
        byte[] whole = Base64.getDecoder().decode(text.group("box"));
        if (whole.length <= NONCE_BYTES) {
            throw unreadable(webhookId, "is too short", Optional.empty());
        }
        try {
            byte[] clear = cipher(Cipher.DECRYPT_MODE, key, companyId, webhookId, Arrays.copyOf(whole, NONCE_BYTES))
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return new WebhookSecret(new String(clear, StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException changed) {
            throw unreadable(webhookId, "does not match the key '" + key + "' and this webhook", Optional.of(changed));
        }
    }

    private Cipher cipher(int mode, String key, CompanyId companyId, WebhookId webhookId, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, keys.get(key), new GCMParameterSpec(TAG_BITS, nonce));
        // The company comes last: all before it has a form without '|'.
        String about = "leadstone webhook secret|" + key + "|" + webhookId + "|" + companyId.value();
        cipher.updateAAD(about.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static IllegalStateException unreadable(
            WebhookId webhookId, String why, Optional<GeneralSecurityException> cause) {
        return new IllegalStateException("the secret of webhook " + webhookId + " " + why, cause.orElse(null));
    }

    /** Shows the ids of the keys alone. */
    @Override
    public String toString() {
        return "AesGcmSecretCipher" + keys.keySet();
    }
}
