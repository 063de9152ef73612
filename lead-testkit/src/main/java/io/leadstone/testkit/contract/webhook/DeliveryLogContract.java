package io.leadstone.testkit.contract.webhook;

import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.contract.fixture.PagedList;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WebhookScene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Rules of the list of a webhook's deliveries, and of the writes that enqueue deliveries. */
public interface DeliveryLogContract extends StoreUnderTest {

    @TestFactory
    default Stream<DynamicTest> deliveries_are_listed_newest_first() {
        return PagedList.testsOf("deliveries.list", () -> {
            WebhookScene scene = new WebhookScene(this);
            Webhook webhook = scene.subscribe(ACME, "*");
            scene.subscribe(ACME, "*");
            for (int i = 0; i < 5; i++) {
                scene.scene().samples().clock().advance(Duration.ofMillis(i % 2));
                scene.scene().add("lead" + i + "@example.com");
            }
            DeliveryLog log = scene.scene().store().deliveries();
            return new PagedList<>(
                    page -> log.list(ACME, webhook.id(), Optional.of(DeliveryStatus.PENDING), page),
                    scene.log(webhook).stream()
                            .sorted((one, other) -> sortKey(other).compareTo(sortKey(one)))
                            .toList());
        });
    }

    @Test
    default void deliveries_are_listed_by_status() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        for (int i = 0; i < 3; i++) {
            scene.scene().add("lead" + i + "@example.com");
        }
        ClaimedDelivery delivered =
                scene.queue().claim(webhook, 1, WebhookScene.HOUR).get(0);
        scene.deliver(delivered);
        ClaimedDelivery exhausted =
                scene.queue().claim(webhook, 1, WebhookScene.HOUR).get(0);
        scene.queue().record(exhausted, DeliveryOutcome.exhausted(SampleWebhooks.answered(400)));

        assertThat(listed(scene, webhook, DeliveryStatus.DELIVERED))
                .containsExactly(delivered.message().id());
        assertThat(listed(scene, webhook, DeliveryStatus.EXHAUSTED))
                .containsExactly(exhausted.message().id());
        assertThat(listed(scene, webhook, DeliveryStatus.PENDING)).hasSize(1);
        assertThat(scene.log(webhook)).hasSize(3);
        assertThat(scene.scene()
                        .store()
                        .deliveries()
                        .list(GLOBEX, webhook.id(), Optional.empty(), UP_TO_100)
                        .items())
                .isEmpty();
    }

    @Test
    default void redelivery_resets_the_status_and_the_attempts() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        ClaimedDelivery first = scene.claimOne(webhook);
        scene.queue().record(first, DeliveryOutcome.exhausted(SampleWebhooks.answered(400)));
        DeliveryLog log = scene.scene().store().deliveries();
        UUID id = first.message().id();

        assertThat(log.redeliver(ACME, webhook.id(), Optional.empty(), UUID.randomUUID()))
                .isEmpty();
        Delivery again = log.redeliver(ACME, webhook.id(), Optional.empty(), id).orElseThrow();

        assertThat(again.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(again.attempts()).isZero();
        assertThat(again.last()).contains(SampleWebhooks.answered(400));
        assertThat(again.finishedAt()).isEmpty();
        assertThat(scene.claimOne(webhook).message()).isEqualTo(first.message());
    }

    @Test
    default void redelivery_of_a_waiting_delivery_makes_it_due() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        ClaimedDelivery first = scene.claimOne(webhook);
        scene.retry(first, WebhookScene.HOUR);

        scene.scene()
                .store()
                .deliveries()
                .redeliver(ACME, webhook.id(), Optional.empty(), first.message().id());

        assertThat(scene.claim(webhook)).hasSize(1);
    }

    @Test
    default void the_outcome_of_an_attempt_does_not_overwrite_a_redelivery() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        ClaimedDelivery claimed = scene.claimOne(webhook);
        DeliveryLog log = scene.scene().store().deliveries();

        Delivery again = log.redeliver(
                        ACME, webhook.id(), Optional.empty(), claimed.message().id())
                .orElseThrow();

        assertThat(scene.deliver(claimed)).as("outcome is stored").isFalse();
        assertThat(scene.log(webhook)).containsExactly(again);
        assertThat(scene.claim(webhook)).as("claimable before the lease ends").isEmpty();
    }

    @Test
    default void a_redelivery_after_the_lease_replaces_the_attempt() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        ClaimedDelivery late = scene.queue().claim(webhook, 1, Duration.ZERO).get(0);

        scene.scene()
                .store()
                .deliveries()
                .redeliver(ACME, webhook.id(), Optional.empty(), late.message().id());

        assertThat(scene.deliver(late)).as("late outcome is stored").isFalse();
        assertThat(scene.deliver(scene.claimOne(webhook))).isTrue();
    }

    @Test
    default void replay_enqueues_finished_deliveries_since_an_instant() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("lead0@example.com");
        scene.scene().samples().clock().advance(Duration.ofMillis(1));
        Instant since = scene.scene().samples().clock().instant();
        scene.scene().add("lead1@example.com");
        scene.scene().samples().clock().advance(Duration.ofDays(1));
        scene.scene().add("lead2@example.com");
        scene.claim(webhook).forEach(scene::deliver);
        scene.scene().add("lead3@example.com");
        DeliveryLog log = scene.scene().store().deliveries();

        assertThat(log.replay(ACME, webhook.id(), Optional.empty(), since)).isEqualTo(2);

        assertThat(scene.claim(webhook)).hasSize(3);
        assertThat(listed(scene, webhook, DeliveryStatus.DELIVERED)).hasSize(1);
    }

    @Test
    default void replay_compares_any_instant_exactly() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        Instant happened = scene.finished(webhook).message().at();
        DeliveryLog log = scene.scene().store().deliveries();

        for (Instant later : List.of(happened.plusNanos(1), happened.plusMillis(1), Instant.MAX)) {
            assertThat(log.replay(ACME, webhook.id(), Optional.empty(), later))
                    .as("since %s", later)
                    .isZero();
        }
        for (Instant since : List.of(Instant.MIN, happened.minusNanos(1), happened)) {
            assertThat(log.replay(ACME, webhook.id(), Optional.empty(), since))
                    .as("since %s", since)
                    .isEqualTo(1);
            scene.deliver(scene.claimOne(webhook));
        }
    }

    @Test
    default void a_test_message_ignores_the_filters_of_its_subscription() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "lead.deleted");
        Webhook other = scene.subscribe(ACME, "*");
        WebhookMessage test = WebhookMessage.test(
                scene.scene().samples().unusedId().value(),
                ACME,
                scene.scene().samples().clock().instant());

        Delivery delivery = scene.scene().store().deliveries().add(ACME, webhook.id(), Optional.empty(), test);

        assertThat(delivery.messageId()).isEqualTo(test.id());
        assertThat(delivery.leadId()).isEmpty();
        assertThat(scene.log(webhook)).containsExactly(delivery);
        assertThat(scene.claimOne(webhook).message()).isEqualTo(test);
        assertThat(scene.claim(other)).isEmpty();
    }

    @Test
    default void enqueuing_with_another_webhook_version_is_refused() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        ClaimedDelivery finished = scene.finished(webhook);
        scene.scene().store().webhooks().update(scene.revised(webhook));
        List<Delivery> before = scene.log(webhook);

        for (long stale : new long[] {0, 1, 3}) {
            scene.enqueuingCalls(webhook, Optional.of(stale), finished)
                    .forEach((name, write) -> assertThatExceptionOfType(VersionConflictException.class)
                            .as("deliveries.%s at version %d", name, stale)
                            .isThrownBy(write::run));
        }
        assertThat(scene.log(webhook)).isEqualTo(before);
        assertThat(scene.claim(webhook)).isEmpty();

        scene.enqueuingCalls(webhook, Optional.of(2L), finished).values().forEach(Runnable::run);
        assertThat(scene.claim(webhook)).hasSize(2);
        assertThat(scene.stored(webhook).version()).isEqualTo(2);
    }

    @Test
    default void enqueuing_for_a_missing_webhook_is_refused() {
        WebhookScene scene = new WebhookScene(this);
        Webhook removed = scene.subscribe(ACME, "*");
        ClaimedDelivery finished = scene.finished(removed);
        Webhook others = scene.subscribe(GLOBEX, "*");
        scene.scene().store().webhooks().remove(removed);

        for (Optional<Long> version : List.of(Optional.<Long>empty(), Optional.of(1L))) {
            for (Webhook missing : List.of(
                    removed, WebhookScene.of(ACME, others), scene.samples().webhook(ACME, "*"))) {
                scene.enqueuingCalls(missing, version, finished)
                        .forEach((name, write) -> assertThatExceptionOfType(WebhookNotFoundException.class)
                                .as("deliveries.%s at version %s", name, version)
                                .isThrownBy(write::run));
                assertThat(scene.log(missing)).isEmpty();
            }
        }
        assertThat(scene.log(others)).isEmpty();
    }

    private static List<UUID> listed(WebhookScene scene, Webhook webhook, DeliveryStatus status) {
        return scene
                .scene()
                .store()
                .deliveries()
                .list(ACME, webhook.id(), Optional.of(status), UP_TO_100)
                .items()
                .stream()
                .map(Delivery::messageId)
                .toList();
    }

    private static String sortKey(Delivery delivery) {
        return "%020d %s".formatted(delivery.happenedAt().toEpochMilli(), delivery.messageId());
    }
}
