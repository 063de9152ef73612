package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryAttempt;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests retries and the end of deliveries after error responses. */
final class RetryTest {

    @ParameterizedTest
    @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504, 599})
    void a_retry_after_this_code_has_the_same_id(int code) {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver().answering(code, code, 204)) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            scene.add("jordan@example.com");

            scene.start();

            assertThat(scene.outcomes().until(3))
                    .extracting(DeliveryOutcome::status)
                    .containsExactly(DeliveryStatus.PENDING, DeliveryStatus.PENDING, DeliveryStatus.DELIVERED);
            List<ReceivedCall> calls = receiver.calls().all();
            assertThat(calls).hasSize(3).allMatch(call -> call.isSignedWith(SampleWebhooks.SECRET));
            assertThat(calls)
                    .extracting(ReceivedCall::id)
                    .containsOnly(calls.get(0).id());
            assertThat(calls)
                    .extracting(ReceivedCall::body)
                    .containsOnly(calls.get(0).body());
            assertThat(scene.deliveries(webhook).get(0).attempts()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 409, 411, 413, 422, 451})
    void a_delivery_is_given_up_after_this_code(int code) {
        try (DispatchScene scene = new DispatchScene();
                Receiver elsewhere = new Receiver();
                Receiver receiver = new Receiver()
                        .answering(call -> new Receiver.Reply(code, Map.of("Location", elsewhere.url())))) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            scene.change(scene.add("jordan@example.com"), 1);

            scene.start();

            scene.outcomes().until(2);
            assertThat(scene.deliveries(webhook))
                    .hasSize(2)
                    .allMatch(delivery -> delivery.status() == DeliveryStatus.EXHAUSTED)
                    .allMatch(delivery ->
                            delivery.last().flatMap(DeliveryAttempt::code).equals(Optional.of(code)));
            assertThat(receiver.calls().all()).hasSize(2);
            assertThat(elsewhere.calls().all()).isEmpty();
            assertThat(scene.stored(webhook).disabled()).isEmpty();
        }
    }

    @Test
    void status_410_disables_the_webhook() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver().answering(410)) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            scene.change(scene.add("jordan@example.com"), 5);

            scene.start();

            assertThat(scene.disabledWebhooks().until(1)).singleElement().satisfies(disabled -> {
                assertThat(disabled.id()).isEqualTo(webhook.id());
                assertThat(disabled.disabled()).contains(DisabledReason.GONE);
            });
            assertThat(scene.stored(webhook).disabled()).contains(DisabledReason.GONE);
            assertThat(receiver.calls().all()).hasSize(1);
        }
    }

    @Test
    void concurrent_answers_410_are_notified_once() {
        Phaser attempts = new Phaser(2);
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver().answering(call -> {
                    attempts.arriveAndAwaitAdvance();
                    return Receiver.Reply.of(410);
                })) {
            scene.subscribe(receiver.url(), "*");
            scene.add("jordan@example.com");
            scene.add("robin@example.com");

            // A dispatcher sends one delivery at a time to an unknown receiver.
            List<WebhookDispatcher> dispatchers = List.of(scene.start(), scene.start());
            scene.outcomes().until(2);
            dispatchers.forEach(WebhookDispatcher::close);

            assertThat(scene.disabledWebhooks().all()).hasSize(1);
        }
    }

    @Test
    void a_failure_after_three_days_of_failures_disables_the_webhook() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver().answering(500)) {
            Webhook webhook = scene.subscribeFailing(receiver.url(), Webhook.FAILING_LIMIT);
            scene.add("jordan@example.com");

            scene.start();

            assertThat(scene.disabledWebhooks().until(1)).singleElement().satisfies(disabled -> {
                assertThat(disabled.id()).isEqualTo(webhook.id());
                assertThat(disabled.disabled()).contains(DisabledReason.FAILING);
            });
            assertThat(scene.stored(webhook).disabled()).contains(DisabledReason.FAILING);
            assertThat(receiver.calls().all()).hasSize(1);
        }
    }

    @Test
    void retry_after_delays_the_next_attempt() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver =
                        new Receiver().answering(call -> new Receiver.Reply(429, Map.of("Retry-After", "3600")))) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            scene.add("jordan@example.com");

            scene.start();

            assertThat(scene.outcomes().until(1).get(0).retryAfter()).contains(Duration.ofHours(1));
            assertThat(scene.deliveries(webhook).get(0).nextAttemptAt()).isPresent();
        }
    }

    @Test
    void a_delivery_is_exhausted_at_the_end_of_the_schedule() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver().answering(500)) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            scene.add("jordan@example.com");

            scene.start(scene.fastBuilder()
                    .retries(attempt -> attempt < 3 ? Optional.of(Duration.ofMillis(1)) : Optional.empty()));

            assertThat(scene.outcomes().until(3).get(2).status()).isEqualTo(DeliveryStatus.EXHAUSTED);
            Delivery delivery = scene.deliveries(webhook).get(0);
            assertThat(delivery.attempts()).isEqualTo(3);
            assertThat(delivery.status()).isEqualTo(DeliveryStatus.EXHAUSTED);
            assertThat(receiver.calls().all()).hasSize(3);
        }
    }

    @Test
    void a_retry_delays_later_events_of_the_lead() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            receiver.answering(call -> Receiver.Reply.of(receiver.calls().all().size() % 3 == 2 ? 204 : 500));
            scene.subscribe(receiver.url(), "*");
            scene.change(scene.add("jordan@example.com"), 4);

            scene.start();

            assertThat(receiver.calls().until(15))
                    .extracting(ReceivedCall::number)
                    .containsExactly(1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5);
        }
    }

    @Test
    void a_restarted_receiver_gets_all_events() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            scene.start();
            scene.change(scene.add("jordan@example.com"), 4);
            scene.outcomes().until(5);

            receiver.stop();
            scene.change(scene.add("robin@example.com"), 4);
            scene.outcomes()
                    .until(all -> all.stream()
                                    .filter(one -> one.status() == DeliveryStatus.PENDING)
                                    .count()
                            > 2);
            assertThat(scene.stored(webhook).failingSince()).isPresent();
            receiver.restart();

            assertThat(receiver.calls().until(10).subList(5, 10))
                    .extracting(ReceivedCall::number)
                    .containsExactly(1, 2, 3, 4, 5);
            scene.outcomes()
                    .until(all -> all.stream()
                                    .filter(one -> one.status() == DeliveryStatus.DELIVERED)
                                    .count()
                            == 10);
            assertThat(scene.stored(webhook).failingSince()).isEmpty();
        }
    }

    /** After the change the old receiver answers 500, because the dispatcher may still have its URL in memory. */
    @Test
    void a_410_of_an_old_url_does_not_disable_the_webhook() {
        try (DispatchScene scene = new DispatchScene();
                Receiver old = new Receiver();
                Receiver present = new Receiver()) {
            Webhook webhook = scene.subscribe(old.url(), "*");
            Webhook moved = webhook.revise(
                    present.url(), webhook.events(), webhook.description(), Optional.empty(), Instant.now());
            old.answering(call -> {
                if (scene.stored(webhook).url().equals(present.url())) {
                    return Receiver.Reply.of(500);
                }
                scene.store().webhooks().update(moved);
                return Receiver.Reply.of(410);
            });
            scene.start();
            scene.add("jordan@example.com");
            scene.outcomes().until(1);
            scene.add("robin@example.com");

            present.calls().until(1);

            assertThat(scene.disabledWebhooks().all()).isEmpty();
            assertThat(scene.stored(webhook).disabled()).isEmpty();
        }
    }
}
