package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.webhook.http.AllowedHost;
import io.leadstone.adapter.webhook.http.ApacheWebhookSender;
import io.leadstone.adapter.webhook.http.SenderSettings;
import io.leadstone.adapter.webhook.message.JsonWebhookPayload;
import io.leadstone.adapter.webhook.message.WebhookPayload;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.SecretCipher;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.RetrySchedule;
import io.leadstone.domain.webhook.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the attempt of one claimed delivery. */
final class DeliverySenderTest {

    private static final Duration LEASE = Duration.ofHours(1);

    @Test
    void a_delivery_with_an_old_claim_is_not_sent() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver();
                ApacheWebhookSender sender = sender()) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            scene.add("jordan@example.com");
            ClaimedDelivery claimed =
                    scene.store().deliveryQueue().claim(webhook, 1, LEASE).get(0);
            DeliverySender deliverySender = deliverySender(scene, sender, new JsonWebhookPayload());

            deliverySender.deliver(webhook, claimed, System.nanoTime() - LEASE.toNanos());

            assertThat(receiver.calls().all()).isEmpty();
            assertThat(scene.outcomes().all()).isEmpty();

            deliverySender.deliver(webhook, claimed, System.nanoTime());

            assertThat(receiver.calls().all()).hasSize(1);
            assertThat(scene.outcomes().all()).hasSize(1);
        }
    }

    @Test
    void a_message_that_cannot_be_serialized_is_retried_and_logged() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver();
                ApacheWebhookSender sender = sender()) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            scene.add("jordan@example.com");
            ClaimedDelivery claimed =
                    scene.store().deliveryQueue().claim(webhook, 1, LEASE).get(0);
            DeliverySender deliverySender = deliverySender(scene, sender, message -> {
                throw new IllegalStateException("a failure of the host's payload");
            });

            deliverySender.deliver(webhook, claimed, System.nanoTime());

            assertThat(scene.deliveries(webhook)).singleElement().satisfies(delivery -> {
                assertThat(delivery.status()).isEqualTo(DeliveryStatus.PENDING);
                assertThat(delivery.last().orElseThrow().error()).contains("could not be sent");
            });
            assertThat(receiver.calls().all()).isEmpty();
        }
    }

    private static DeliverySender deliverySender(
            DispatchScene scene, ApacheWebhookSender sender, WebhookPayload payload) {
        return new DeliverySender(
                scene.store().deliveryQueue(),
                sender,
                payload,
                SecretCipher.PLAIN,
                new AttemptRules(RetrySchedule::after, () -> 0, Clock.systemUTC()),
                scene,
                LEASE,
                LEASE.minus(DispatchScene.TIMEOUT),
                Duration.ofMillis(1),
                new WakeSignal());
    }

    private static ApacheWebhookSender sender() {
        return new ApacheWebhookSender(new SenderSettings(
                DispatchScene.TIMEOUT, 2, true, Set.of(AllowedHost.of("localhost:*")), Optional.empty()));
    }
}
