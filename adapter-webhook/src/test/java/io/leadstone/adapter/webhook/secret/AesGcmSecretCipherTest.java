package io.leadstone.adapter.webhook.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.leadstone.application.port.out.webhook.SecretCipher;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.domain.webhook.WebhookSecret;
import io.leadstone.testkit.SampleWebhooks;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the encryption of webhook secrets with AES-GCM. */
final class AesGcmSecretCipherTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final WebhookId ID = new WebhookId(new UUID(1, 2));
    private static final WebhookSecret SECRET = SampleWebhooks.SECRET;
    private static final String OLD = "2025:" + key('a');
    private static final String NEW = "2026:" + key('b');

    @Test
    void an_encrypted_secret_can_be_decrypted() {
        AesGcmSecretCipher cipher = AesGcmSecretCipher.of(NEW);
        WebhookSecret longest = SampleWebhooks.secret("x".repeat(WebhookSecret.MAX_BYTES));

        WebhookSecret encrypted = cipher.encrypt(ACME, ID, SECRET);

        assertThat(encrypted.isEncrypted()).isTrue();
        assertThat(encrypted.text()).startsWith("sealed:aesgcm:2026:").doesNotContain("whsec_");
        assertThat(cipher.decrypt(ACME, ID, encrypted)).isEqualTo(SECRET);
        assertThat(cipher.decrypt(ACME, ID, cipher.encrypt(ACME, ID, longest))).isEqualTo(longest);
    }

    @Test
    void each_encryption_gives_another_text() {
        AesGcmSecretCipher cipher = AesGcmSecretCipher.of(NEW);

        assertThat(cipher.encrypt(ACME, ID, SECRET)).isNotEqualTo(cipher.encrypt(ACME, ID, SECRET));
    }

    @Test
    void a_text_can_be_decrypted_for_its_webhook_only() {
        AesGcmSecretCipher cipher = AesGcmSecretCipher.of(NEW);
        WebhookSecret encrypted = cipher.encrypt(ACME, ID, SECRET);

        assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt(new CompanyId("globex"), ID, encrypted));
        assertThatIllegalStateException()
                .isThrownBy(() -> cipher.decrypt(ACME, new WebhookId(new UUID(1, 3)), encrypted));
    }

    @Test
    void a_changed_text_cannot_be_decrypted() {
        AesGcmSecretCipher cipher = AesGcmSecretCipher.of(NEW + "," + OLD);
        String encrypted = cipher.encrypt(ACME, ID, SECRET).text();
        String start = "sealed:aesgcm:2026:";
        byte[] data = Base64.getDecoder().decode(encrypted.substring(start.length()));

        for (int i = 0; i < data.length; i++) {
            byte[] changed = data.clone();
            changed[i] ^= 1;
            assertRejected(cipher, start + Base64.getEncoder().encodeToString(changed));
        }
        assertRejected(cipher, encrypted.replace(":2026:", ":2025:"));
        assertRejected(cipher, start + "AAAA");
        assertRejected(cipher, "sealed:other:2026:AAAA");
    }

    @Test
    void the_first_key_encrypts_and_all_keys_decrypt() {
        WebhookSecret old = AesGcmSecretCipher.of(OLD).encrypt(ACME, ID, SECRET);
        AesGcmSecretCipher both = AesGcmSecretCipher.of(NEW + ", " + OLD);

        assertThat(both.decrypt(ACME, ID, old)).isEqualTo(SECRET);
        assertThat(both.encrypt(ACME, ID, SECRET).text()).startsWith("sealed:aesgcm:2026:");
        assertThat(both.decrypt(ACME, ID, SECRET)).as("in clear").isEqualTo(SECRET);
        assertThatIllegalStateException()
                .isThrownBy(() -> AesGcmSecretCipher.of(NEW).decrypt(ACME, ID, old))
                .withMessageContaining("'2025'")
                .withMessageContaining(ID.toString());
        assertThatIllegalStateException().isThrownBy(() -> SecretCipher.PLAIN.decrypt(ACME, ID, old));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=",
                ":YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=",
                "k 1:YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=",
                "k1:YWFhYWFhYWFhYWFhYWFhYQ==",
                "k1:%%%hYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=",
                "k1:YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=,",
                "k1:YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE=,k1:YWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWE="
            })
    void malformed_keys_are_rejected_and_not_shown(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AesGcmSecretCipher.of(text))
                .withMessageNotContainingAny("YWFh");
    }

    @Test
    void string_forms_show_no_key_and_no_secret() {
        AesGcmSecretCipher cipher = AesGcmSecretCipher.of(NEW + "," + OLD);

        assertThat(cipher).hasToString("AesGcmSecretCipher[2026, 2025]");
        assertThat(cipher.encrypt(ACME, ID, SECRET)).hasToString("sealed:…");
    }

    private static void assertRejected(AesGcmSecretCipher cipher, String text) {
        assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt(ACME, ID, new WebhookSecret(text)));
    }

    private static String key(char character) {
        byte[] bytes = String.valueOf(character).repeat(32).getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
