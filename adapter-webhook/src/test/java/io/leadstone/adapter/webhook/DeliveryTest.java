package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.domain.webhook.WebhookSecret;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests deliveries to correct receivers. */
final class DeliveryTest {

    @Test
    void an_event_arrives_as_signed_json() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            LeadSnapshot lead = scene.add("jordan@example.com");

            scene.start();

            ReceivedCall call = receiver.calls().until(1).get(0);
            assertThat(call.method()).isEqualTo("POST");
            assertThat(call.path()).isEqualTo("/hooks?from=leadstone");
            assertThat(call.header("content-type")).isEqualTo("application/json");
            assertThat(call.header("user-agent")).startsWith("Leadstone-Webhooks/");
            assertThat(call.header("accept-encoding")).isEmpty();
            assertThat(call.isSignedWith(SampleWebhooks.SECRET)).isTrue();
            assertThat(call.isSignedWith(SampleWebhooks.secret("another secret of 32 characters.")))
                    .isFalse();
            assertThat(call.json().at("/type").asText()).isEqualTo("lead.created");
            assertThat(call.json().at("/data/lead/id").asText())
                    .isEqualTo(lead.id().toString());
            scene.outcomes().until(1);
            Delivery delivery = scene.deliveries(webhook).get(0);
            assertThat(call.id()).isEqualTo(delivery.messageId().toString());
            assertThat(delivery.status()).isEqualTo(DeliveryStatus.DELIVERED);
            assertThat(delivery.last().orElseThrow().code()).contains(204);
        }
    }

    @Test
    void events_of_one_lead_arrive_in_order_and_once() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            scene.subscribe(receiver.url(), "*");
            scene.start();

            List<String> emails = List.of("a@example.com", "b@example.com", "c@example.com");
            emails.forEach(email -> scene.change(scene.add(email), 19));

            List<ReceivedCall> calls = receiver.calls().until(60);
            for (String email : emails) {
                assertThat(calls.stream()
                                .filter(call -> call.email().equals(email))
                                .map(ReceivedCall::number))
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, 20).boxed().toList());
            }
            assertThat(calls).extracting(ReceivedCall::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void both_secrets_sign_after_a_rotation() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            WebhookSecret next = SampleWebhooks.secret("the secret that comes after that");
            scene.store().webhooks().update(webhook.rotate(next, Instant.now()));
            scene.add("jordan@example.com");

            scene.start();

            ReceivedCall call = receiver.calls().until(1).get(0);
            assertThat(call.isSignedWith(next)).isTrue();
            assertThat(call.isSignedWith(SampleWebhooks.SECRET)).isTrue();
        }
    }

    @Test
    void only_the_new_secret_signs_after_the_overlap() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            WebhookSecret next = SampleWebhooks.secret("the secret that comes after that");
            scene.store().webhooks().update(webhook.rotate(next, Instant.now().minus(Duration.ofHours(25))));
            scene.add("jordan@example.com");

            scene.start();

            ReceivedCall call = receiver.calls().until(1).get(0);
            assertThat(call.isSignedWith(next)).isTrue();
            assertThat(call.isSignedWith(SampleWebhooks.SECRET)).isFalse();
        }
    }

    @Test
    void a_test_message_arrives_signed() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            Webhook webhook = scene.subscribe(receiver.url(), "lead.deleted");
            UUID id = UUID.fromString("01990000-0000-7000-8000-000000000001");
            scene.store()
                    .deliveries()
                    .add(
                            DispatchScene.ACME,
                            webhook.id(),
                            Optional.empty(),
                            WebhookMessage.test(id, DispatchScene.ACME, SettableClock.START));

            scene.start();

            ReceivedCall call = receiver.calls().until(1).get(0);
            assertThat(call.id()).isEqualTo(id.toString());
            assertThat(call.isSignedWith(SampleWebhooks.SECRET)).isTrue();
            assertThat(call.body())
                    .isEqualTo("{\"type\":\"webhook.test\",\"timestamp\":\"2025-09-01T12:00:00.000Z\",\"data\":{}}");
        }
    }

    @Test
    void later_events_are_found_by_polling() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            scene.subscribe(receiver.url(), "*");
            scene.start();
            scene.add("jordan@example.com");
            receiver.calls().until(1);

            scene.add("robin@example.com");

            assertThat(receiver.calls().until(2).get(1).email()).isEqualTo("robin@example.com");
        }
    }

    @Test
    void a_wake_delivers_without_waiting_for_the_next_poll() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            scene.subscribe(receiver.url(), "*");
            WebhookDispatcher dispatcher =
                    scene.start(scene.fastBuilder().poll(Duration.ofHours(1), Duration.ofHours(1)));
            scene.change(scene.add("jordan@example.com"), 4);

            dispatcher.wake();

            assertThat(receiver.calls().until(5))
                    .as("each delivery makes the next one due")
                    .hasSize(5);
        }
    }

    @Test
    void a_new_url_is_used_also_for_enqueued_deliveries() {
        try (DispatchScene scene = new DispatchScene();
                Receiver before = new Receiver();
                Receiver after = new Receiver()) {
            Webhook webhook = scene.subscribe(before.url(), "*");
            scene.change(scene.add("jordan@example.com"), 299);
            before.answering(call -> {
                if (call.number() == 5) {
                    scene.store()
                            .webhooks()
                            .update(webhook.revise(
                                    after.url(),
                                    webhook.events(),
                                    webhook.description(),
                                    webhook.disabled(),
                                    Instant.now()));
                }
                return Receiver.Reply.of(204);
            });

            scene.start();

            scene.outcomes().until(300);
            assertThat(after.calls().all()).isNotEmpty();
            assertThat(before.calls().all().size() + after.calls().all().size()).isEqualTo(300);
        }
    }

    @Test
    void a_redelivery_has_the_same_id() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            scene.add("jordan@example.com");
            scene.start();
            scene.outcomes().until(1);

            scene.store()
                    .deliveries()
                    .redeliver(
                            DispatchScene.ACME,
                            webhook.id(),
                            Optional.empty(),
                            scene.deliveries(webhook).get(0).messageId());

            List<ReceivedCall> calls = receiver.calls().until(2);
            assertThat(calls.get(1).id()).isEqualTo(calls.get(0).id());
            assertThat(calls.get(1).body()).isEqualTo(calls.get(0).body());
        }
    }
}
