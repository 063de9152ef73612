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
 * {@link SecretCipher} with AES-256 in GCM mode (NIST SP 800-38D). An encrypted text is {@code sealed:aesgcm:<key
 * id>:<data>}. The data is the Base64 of nonce, ciphertext and tag. The tag also covers the company, the webhook and
 * the key id. So a text can be decrypted for its own webhook only.
 *
 * <p>The first key encrypts, and all keys decrypt. So a key can be replaced while secrets of the old key are still
 * stored. Instances are thread-safe.
 */
public final class AesGcmSecretCipher implements SecretCipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final String PREFIX = WebhookSecret.ENCRYPTED_PREFIX + "aesgcm:";
    private static final Pattern TEXT =
            Pattern.compile(Pattern.quote(PREFIX) + "(?<key>" + SecretKeys.ID + "):(?<data>[A-Za-z0-9+/]+={0,2})");

    /**
     * The length that GCM recommends. With random nonces, one key may encrypt 2^32 texts, more than are ever written.
     */
    private static final int NONCE_BYTES = 12;

    private static final int TAG_BITS = 128;

    private final Map<String, SecretKey> keys;
    private final String currentKeyId;
    private final SecureRandom random = new SecureRandom();

    private AesGcmSecretCipher(Map<String, SecretKey> keys, String currentKeyId) {
        this.keys = keys;
        this.currentKeyId = currentKeyId;
    }

    /**
     * Parses keys in the format {@code id:key}, separated by commas. An id has 1 to 32 of the characters
     * {@code A-Z a-z 0-9 _ -}. A key is the Base64 of 32 random bytes. The first key encrypts, and all keys decrypt.
     *
     * @throws IllegalArgumentException if the text has another format or repeats an id; the message does not show keys
     */
    public static AesGcmSecretCipher of(String text) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        List<String> entries =
                Arrays.stream(text.split(",", -1)).map(String::strip).toList();
        for (String entry : entries) {
            SecretKeys.Named named = SecretKeys.read(entry);
            if (keys.put(named.id(), named.key()) != null) {
                throw new IllegalArgumentException("the key id '" + named.id() + "' occurs twice");
            }
        }
        return new AesGcmSecretCipher(keys, keys.keySet().iterator().next());
    }

    @Override
    public WebhookSecret encrypt(CompanyId companyId, WebhookId webhookId, WebhookSecret secret) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plainText = secret.text().getBytes(StandardCharsets.US_ASCII);
        try {
            byte[] cipherText = cipher(Cipher.ENCRYPT_MODE, currentKeyId, companyId, webhookId, nonce)
                    .doFinal(plainText);
            byte[] data = Arrays.copyOf(nonce, NONCE_BYTES + cipherText.length);
            System.arraycopy(cipherText, 0, data, NONCE_BYTES, cipherText.length);
            return new WebhookSecret(
                    PREFIX + currentKeyId + ":" + Base64.getEncoder().encodeToString(data));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the Java platform does not support " + ALGORITHM, impossible);
        }
    }

    @Override
    public WebhookSecret decrypt(CompanyId companyId, WebhookId webhookId, WebhookSecret secret) {
        if (!secret.isEncrypted()) {
            return secret;
        }
        Matcher text = TEXT.matcher(secret.text());
        if (!text.matches()) {
            throw unreadable(webhookId, "has an unknown format", Optional.empty());
        }
        String keyId = text.group("key");
        if (!keys.containsKey(keyId)) {
            throw unreadable(webhookId, "is encrypted with the unknown key '" + keyId + "'", Optional.empty());
        }
        byte[] data = Base64.getDecoder().decode(text.group("data"));
        if (data.length <= NONCE_BYTES) {
            throw unreadable(webhookId, "is too short", Optional.empty());
        }
        try {
            byte[] plainText = cipher(
                            Cipher.DECRYPT_MODE, keyId, companyId, webhookId, Arrays.copyOf(data, NONCE_BYTES))
                    .doFinal(data, NONCE_BYTES, data.length - NONCE_BYTES);
            return new WebhookSecret(new String(plainText, StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException changed) {
            throw unreadable(
                    webhookId,
                    "cannot be decrypted with the key '" + keyId + "': it was changed or belongs to another webhook",
                    Optional.of(changed));
        }
    }

    private Cipher cipher(int mode, String keyId, CompanyId companyId, WebhookId webhookId, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, keys.get(keyId), new GCMParameterSpec(TAG_BITS, nonce));
        // The company is the last part, because only it may contain '|'.
        String context = "leadstone webhook secret|" + keyId + "|" + webhookId + "|" + companyId.value();
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static IllegalStateException unreadable(
            WebhookId webhookId, String reason, Optional<GeneralSecurityException> cause) {
        return new IllegalStateException("the secret of webhook " + webhookId + " " + reason, cause.orElse(null));
    }

    /** Returns the ids of the keys, but no keys. */
    @Override
    public String toString() {
        return "AesGcmSecretCipher" + keys.keySet();
    }
}
