package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.webhook.secret.AesGcmSecretCipher;
import io.leadstone.application.port.out.webhook.WebhookSecurity;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookSecret;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Tests deliveries of webhooks with encrypted secrets. */
final class EncryptedSecretTest {

    private static final WebhookSecret NEXT = SampleWebhooks.secret("another secret of 32 characters.");
    private static final AesGcmSecretCipher CIPHER =
            AesGcmSecretCipher.of("k1:" + Base64.getEncoder().encodeToString(new byte[32]));

    @Test
    void a_message_is_signed_with_the_decrypted_secrets() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            encryptSecrets(scene, scene.subscribe(receiver.url(), "*"));
            scene.add("jordan@example.com");

            scene.start(scene.fastBuilder()
                    .webhookSecurity(WebhookSecurity.STANDARD.withPlainHttp().withSecretCipher(CIPHER)));

            ReceivedCall call = receiver.calls().until(1).get(0);
            assertThat(call.isSignedWith(NEXT)).isTrue();
            assertThat(call.isSignedWith(SampleWebhooks.SECRET)).isTrue();
        }
    }

    @Test
    void a_delivery_is_retried_until_its_key_is_known() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            encryptSecrets(scene, scene.subscribe(receiver.url(), "*"));
            scene.add("jordan@example.com");

            IntFunction<Optional<Duration>> always = attempt -> Optional.of(Duration.ofMillis(20));
            WebhookDispatcher withoutKey = scene.start(scene.fastBuilder().retries(always));
            assertThat(scene.outcomes().until(1))
                    .extracting(DeliveryOutcome::status)
                    .contains(DeliveryStatus.PENDING);
            withoutKey.close();
            assertThat(receiver.calls().all()).isEmpty();

            scene.start(scene.fastBuilder()
                    .retries(always)
                    .webhookSecurity(WebhookSecurity.STANDARD.withPlainHttp().withSecretCipher(CIPHER)));
            ReceivedCall call = receiver.calls().until(1).get(0);
            assertThat(call.isSignedWith(NEXT)).isTrue();
        }
    }

    /** Stores the webhook after a rotation, with both secrets encrypted. */
    private static void encryptSecrets(DispatchScene scene, Webhook webhook) {
        Webhook rotated = webhook.rotate(NEXT, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        scene.store()
                .webhooks()
                .update(rotated.withSecrets(
                        rotated.secrets().map(secret -> CIPHER.encrypt(webhook.companyId(), webhook.id(), secret))));
    }
}
