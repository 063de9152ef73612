package io.leadstone.testkit.contract.webhook;

import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.WebhookScene.HOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WebhookScene;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Rules of the delivery queue: claims, retries, outcomes and maintenance. */
public interface DeliveryQueueContract extends StoreUnderTest {

    @Test
    default void subscriptions_with_claimable_deliveries_are_due() {
        WebhookScene scene = new WebhookScene(this);
        Webhook acme = scene.subscribe(ACME, "*");
        Webhook globex = scene.subscribe(GLOBEX, "*");
        scene.subscribe(ACME, "lead.deleted");
        scene.scene().add("jordan@example.com");
        scene.scene().add(scene.scene().samples().capture(GLOBEX, "jordan@example.com"));

        assertThat(scene.queue().due(10)).containsExactlyInAnyOrder(acme, globex);
        assertThat(scene.queue().due(1)).hasSize(1);

        scene.claim(acme);
        assertThat(scene.queue().due(10)).containsExactly(globex);
    }

    @Test
    default void the_age_is_that_of_the_oldest_delivery_that_can_be_claimed() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(GLOBEX, "*");
        assertThat(scene.queue().age()).as("age without deliveries").isEmpty();
        scene.scene().add(scene.scene().samples().capture(GLOBEX, "jordan@example.com"));
        Duration waited = Duration.ofMillis(50);
        while (scene.queue().age().orElseThrow().compareTo(waited) < 0) {
            Thread.onSpinWait();
        }
        long start = System.nanoTime();
        scene.scene().add(scene.scene().samples().capture(GLOBEX, "robin@example.com"));

        assertThat(scene.queue().age().orElseThrow())
                .as("age of the first delivery")
                .isGreaterThanOrEqualTo(waited);
        ClaimedDelivery first = scene.queue().claim(webhook, 1, HOUR).get(0);
        assertThat(scene.queue().age().orElseThrow())
                .as("age of the second delivery")
                .isLessThanOrEqualTo(Duration.ofNanos(System.nanoTime() - start).plusMillis(5));
        scene.deliver(first);
        scene.retry(scene.claimOne(webhook), HOUR);
        assertThat(scene.queue().age()).as("age while a delivery waits").isEmpty();
    }

    @Test
    default void a_disabled_subscription_has_no_part_in_the_age() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        assertThat(scene.queue().age()).isPresent();

        scene.scene().store().webhooks().update(webhook.disable(DisabledReason.SWITCHED_OFF, SettableClock.START));

        assertThat(scene.queue().age()).isEmpty();
    }

    @Test
    default void a_claimed_delivery_cannot_be_claimed_again() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");

        ClaimedDelivery claimed = scene.claimOne(webhook);

        assertThat(claimed.delivery().status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(claimed.delivery().attempts()).isZero();
        assertThat(claimed.url()).isEqualTo(webhook.url());
        assertThat(scene.claim(webhook)).isEmpty();
    }

    @Test
    default void a_delivery_with_an_expired_claim_can_be_claimed_again() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        ClaimedDelivery dead = scene.queue().claim(webhook, 10, Duration.ZERO).get(0);

        ClaimedDelivery next = scene.claimOne(webhook);

        assertThat(next.claim()).isNotEqualTo(dead.claim());
        assertThat(next.message()).isEqualTo(dead.message());
        assertThat(scene.deliver(dead)).isFalse();
        assertThat(scene.log(webhook))
                .extracting(delivery -> delivery.status())
                .containsExactly(DeliveryStatus.PENDING);
        assertThat(scene.deliver(next)).isTrue();
        assertThat(scene.deliver(next)).isFalse();
        assertThat(scene.log(webhook))
                .extracting(delivery -> delivery.status())
                .containsExactly(DeliveryStatus.DELIVERED);
    }

    @Test
    default void events_of_one_lead_are_delivered_in_order() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        LeadSnapshot lead = scene.scene().add("jordan@example.com");
        scene.move(scene.move(lead, LeadStatus.CONTACTED), LeadStatus.QUALIFIED);
        scene.scene().add("robin@example.com");

        List<ClaimedDelivery> first = scene.claim(webhook);
        assertThat(first)
                .extracting(claimed -> claimed.message().type())
                .containsExactly("lead.created", "lead.created");

        scene.deliver(first.get(0));
        scene.deliver(first.get(1));
        ClaimedDelivery second = scene.claimOne(webhook);
        assertThat(number(second)).isEqualTo(2);

        scene.retry(second, HOUR);
        assertThat(scene.claim(webhook))
                .as("claimable deliveries while the second event waits")
                .isEmpty();
    }

    @Test
    default void an_exhausted_delivery_does_not_block_the_next() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        LeadSnapshot lead = scene.scene().add("jordan@example.com");
        scene.move(lead, LeadStatus.CONTACTED);

        scene.queue().record(scene.claimOne(webhook), DeliveryOutcome.exhausted(SampleWebhooks.answered(400)));

        assertThat(number(scene.claimOne(webhook))).isEqualTo(2);
        assertThat(scene.log(webhook))
                .extracting(delivery -> delivery.status())
                .containsExactly(DeliveryStatus.PENDING, DeliveryStatus.EXHAUSTED);
    }

    @Test
    default void one_subscription_does_not_wait_for_another() {
        WebhookScene scene = new WebhookScene(this);
        Webhook dead = scene.subscribe(ACME, "*");
        Webhook working = scene.subscribe(ACME, "*");
        LeadSnapshot lead = scene.scene().add("jordan@example.com");
        scene.move(lead, LeadStatus.CONTACTED);

        scene.claim(dead);
        scene.deliver(scene.claimOne(working));

        assertThat(number(scene.claimOne(working))).isEqualTo(2);
    }

    @Test
    default void a_claim_returns_at_most_its_limit() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        for (int i = 0; i < 5; i++) {
            scene.scene().add("lead" + i + "@example.com");
        }

        Set<UUID> claimed = new HashSet<>();
        for (int left = 5; left > 0; left -= 2) {
            List<ClaimedDelivery> part = scene.queue().claim(webhook, 2, HOUR);
            assertThat(part).hasSize(Math.min(2, left));
            part.forEach(delivery -> claimed.add(delivery.message().id()));
        }
        assertThat(claimed).hasSize(5);
    }

    @Test
    default void the_delivery_that_is_due_first_is_claimed_first() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        List<UUID> inOrderOfCreation = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            scene.scene().add("lead" + i + "@example.com");
            inOrderOfCreation.add(scene.log(webhook).get(0).messageId());
            scene.scene().samples().clock().advance(Duration.ofMillis(1));
        }
        List<UUID> inOrderOfDue = List.of(inOrderOfCreation.get(2), inOrderOfCreation.get(0), inOrderOfCreation.get(1));
        Instant last = Instant.MIN;
        for (UUID message : inOrderOfDue) {
            last = scene.dueAfter(last, webhook, message);
        }

        List<UUID> claimed = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            scene.queue()
                    .claim(webhook, 1, HOUR)
                    .forEach(one -> claimed.add(one.message().id()));
        }

        assertThat(claimed).isEqualTo(inOrderOfDue);
    }

    @Test
    default void an_outcome_after_expiry_is_recorded_without_another_claim() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        ClaimedDelivery late = scene.queue().claim(webhook, 1, Duration.ZERO).get(0);
        assertThat(scene.queue().due(10))
                .as("due subscriptions after the claim expired")
                .hasSize(1);

        assertThat(scene.deliver(late)).isTrue();

        assertThat(scene.log(webhook))
                .extracting(delivery -> delivery.status())
                .containsExactly(DeliveryStatus.DELIVERED);
        assertThat(scene.claim(webhook)).isEmpty();
    }

    @Test
    default void a_retry_counts_the_attempt_and_waits() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");

        scene.retry(scene.claimOne(webhook), Duration.ZERO);
        ClaimedDelivery again = scene.claimOne(webhook);
        assertThat(again.delivery().attempts()).isEqualTo(1);
        assertThat(again.delivery().last()).contains(SampleWebhooks.unanswered());

        scene.retry(again, HOUR);
        assertThat(scene.claim(webhook)).isEmpty();
        assertThat(scene.queue().due(10)).isEmpty();
        assertThat(scene.log(webhook).get(0).attempts()).isEqualTo(2);
        assertThat(scene.log(webhook).get(0).nextAttemptAt()).isPresent();
    }

    @Test
    default void a_finished_delivery_has_its_end_and_last_attempt() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");

        scene.deliver(scene.claimOne(webhook));

        assertThat(scene.log(webhook)).singleElement().satisfies(delivery -> {
            assertThat(delivery.status()).isEqualTo(DeliveryStatus.DELIVERED);
            assertThat(delivery.attempts()).isEqualTo(1);
            assertThat(delivery.last()).contains(SampleWebhooks.answered(204));
            assertThat(delivery.finishedAt()).isPresent();
            assertThat(delivery.nextAttemptAt()).isEmpty();
        });
        assertThat(scene.claim(webhook)).isEmpty();
    }

    @Test
    default void the_outcome_gone_disables_the_subscription() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        scene.scene().add("robin@example.com");
        List<ClaimedDelivery> claimed = scene.queue().claim(webhook, 1, HOUR);

        assertThat(scene.gone(claimed.get(0))).contains(DisabledReason.GONE);

        assertThat(scene.stored(webhook).disabled()).contains(DisabledReason.GONE);
        assertThat(scene.stored(webhook).version()).isEqualTo(2);
        assertThat(scene.claim(webhook)).isEmpty();
        assertThat(scene.queue().due(10)).isEmpty();
    }

    @Test
    default void only_the_first_410_disables_the_subscription() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        scene.scene().add("robin@example.com");
        List<ClaimedDelivery> claimed = scene.claim(webhook);

        assertThat(scene.gone(claimed.get(0))).contains(DisabledReason.GONE);
        Webhook disabled = scene.stored(webhook);
        assertThat(scene.gone(claimed.get(1))).isEmpty();

        assertSame("webhooks.find", disabled, scene.stored(webhook));
        assertThat(scene.log(webhook))
                .extracting(delivery -> delivery.status())
                .containsExactly(DeliveryStatus.EXHAUSTED, DeliveryStatus.EXHAUSTED);
    }

    @Test
    default void only_one_of_concurrent_410_disables_the_subscription() throws InterruptedException {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");

        assertThat(disabledByConcurrent(scene::gone, webhook, scene)).containsExactly(DisabledReason.GONE);

        assertThat(scene.stored(webhook).version()).isEqualTo(2);
    }

    @Test
    default void a_410_does_not_change_a_disabled_subscription() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        ClaimedDelivery claimed = scene.claimOne(webhook);
        Webhook disabled = webhook.disable(DisabledReason.SWITCHED_OFF, SettableClock.START);
        scene.scene().store().webhooks().update(disabled);

        assertThat(scene.gone(claimed)).isEmpty();

        assertSame("webhooks.find", disabled, scene.stored(webhook));
    }

    @Test
    default void enabling_a_subscription_resumes_its_pending_deliveries() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        Webhook disabled = webhook.disable(DisabledReason.SWITCHED_OFF, SettableClock.START);
        scene.scene().store().webhooks().update(disabled);
        assertThat(scene.claim(webhook)).isEmpty();

        scene.scene()
                .store()
                .webhooks()
                .update(disabled.revise(
                        disabled.url(),
                        disabled.events(),
                        disabled.description(),
                        Optional.empty(),
                        SettableClock.START));

        assertThat(scene.claim(webhook)).hasSize(1);
    }

    @Test
    default void failing_since_lasts_from_the_first_failure_to_a_success() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");

        scene.retry(scene.claimOne(webhook), Duration.ZERO);
        Webhook failing = scene.stored(webhook);
        assertThat(failing.failingSince()).isPresent();
        assertThat(failing.version()).as("version after a failed attempt").isEqualTo(1);

        scene.retry(scene.claimOne(webhook), Duration.ZERO);
        assertSame("webhooks.find", failing, scene.stored(webhook));

        scene.deliver(scene.claimOne(webhook));
        assertSame("webhooks.find", webhook, scene.stored(webhook));
    }

    @Test
    default void a_failure_after_three_days_of_failures_disables_the_subscription() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribeFailing(ACME, Webhook.FAILING_LIMIT.plus(HOUR));
        scene.scene().add("jordan@example.com");
        scene.scene().add("robin@example.com");
        List<ClaimedDelivery> claimed = scene.claim(webhook);

        assertThat(scene.fail(claimed.get(0))).contains(DisabledReason.FAILING);
        Webhook disabled = scene.stored(webhook);
        assertThat(scene.fail(claimed.get(1))).isEmpty();

        assertSame("webhooks.find", disabled, scene.stored(webhook));
        assertThat(disabled.disabled()).contains(DisabledReason.FAILING);
        assertThat(disabled.failingSince()).isEqualTo(webhook.failingSince());
        assertThat(disabled.version()).isEqualTo(2);
        assertThat(scene.queue().due(10)).isEmpty();
    }

    @Test
    default void only_one_of_concurrent_failures_disables_the_subscription() throws InterruptedException {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribeFailing(ACME, Webhook.FAILING_LIMIT.plus(HOUR));

        assertThat(disabledByConcurrent(scene::fail, webhook, scene)).containsExactly(DisabledReason.FAILING);

        assertThat(scene.stored(webhook).version()).isEqualTo(2);
    }

    @Test
    default void a_failure_within_three_days_of_failures_keeps_the_subscription_enabled() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribeFailing(ACME, Webhook.FAILING_LIMIT.minus(HOUR));
        scene.scene().add("jordan@example.com");

        assertThat(scene.fail(scene.claimOne(webhook))).isEmpty();

        assertSame("webhooks.find", webhook, scene.stored(webhook));
    }

    @Test
    default void a_success_after_three_days_of_failures_keeps_the_subscription_enabled() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribeFailing(ACME, Webhook.FAILING_LIMIT.plus(HOUR));
        scene.scene().add("jordan@example.com");
        assertThat(scene.queue().due(10)).containsExactly(webhook);

        scene.deliver(scene.claimOne(webhook));

        assertSame("webhooks.find", webhook.failingSince(Optional.empty()), scene.stored(webhook));
    }

    @Test
    default void a_failure_does_not_change_a_disabled_subscription() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribeFailing(ACME, Webhook.FAILING_LIMIT.plus(HOUR));
        scene.scene().add("jordan@example.com");
        ClaimedDelivery claimed = scene.claimOne(webhook);
        Webhook disabled = webhook.disable(DisabledReason.SWITCHED_OFF, SettableClock.START);
        scene.scene().store().webhooks().update(disabled);

        assertThat(scene.fail(claimed)).isEmpty();

        assertSame("webhooks.find", disabled, scene.stored(webhook));
    }

    @Test
    default void a_410_of_an_old_url_does_not_disable_the_subscription() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        ClaimedDelivery claimed = scene.claimOne(webhook);
        Webhook moved = scene.withOtherUrl(webhook);
        scene.scene().store().webhooks().update(moved);

        assertThat(scene.gone(claimed)).isEmpty();

        assertSame("webhooks.find", moved, scene.stored(webhook));
        assertThat(scene.log(webhook))
                .extracting(delivery -> delivery.status())
                .containsExactly(DeliveryStatus.EXHAUSTED);
    }

    @Test
    default void a_failure_of_an_old_url_does_not_set_failing_since() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        ClaimedDelivery claimed = scene.claimOne(webhook);
        Webhook moved = scene.withOtherUrl(webhook);
        scene.scene().store().webhooks().update(moved);

        assertThat(scene.retry(claimed, Duration.ZERO)).isTrue();

        assertSame("webhooks.find", moved, scene.stored(webhook));
        assertThat(scene.claimOne(moved).delivery().attempts()).isEqualTo(1);
    }

    @Test
    default void a_failure_of_an_old_url_does_not_disable_a_failing_subscription() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribeFailing(ACME, Webhook.FAILING_LIMIT.plus(HOUR));
        scene.scene().add("jordan@example.com");
        ClaimedDelivery claimed = scene.claimOne(webhook);
        Webhook moved = scene.withOtherUrl(webhook);
        scene.scene().store().webhooks().update(moved);

        assertThat(scene.fail(claimed)).isEmpty();

        assertSame("webhooks.find", moved.failingSince(Optional.empty()), scene.stored(webhook));
    }

    /** A dispatcher may hold a webhook in memory while another node changes its URL or its secret. */
    @Test
    default void a_claim_with_another_version_of_the_subscription_returns_nothing() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        Webhook moved = scene.withOtherUrl(webhook);
        assertThat(scene.queue().claim(moved, 10, HOUR)).as("before the change").isEmpty();
        scene.scene().store().webhooks().update(moved);

        assertThat(scene.queue().claim(webhook, 10, HOUR))
                .as("after the change")
                .isEmpty();

        assertThat(scene.queue().due(10)).containsExactly(moved);
        assertThat(scene.queue().claim(moved, 10, HOUR))
                .extracting(ClaimedDelivery::url)
                .containsExactly(moved.url());
    }

    @Test
    default void a_success_of_an_old_url_does_not_clear_failing_since() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        ClaimedDelivery ofOldUrl = scene.claimOne(webhook);
        Webhook moved = scene.withOtherUrl(webhook);
        scene.scene().store().webhooks().update(moved);
        scene.scene().add("robin@example.com");
        scene.retry(scene.claimOne(moved), HOUR);
        Webhook failing = scene.stored(webhook);

        assertThat(scene.deliver(ofOldUrl)).isTrue();

        assertThat(failing.failingSince()).isPresent();
        assertSame("webhooks.find", failing, scene.stored(webhook));
    }

    @Test
    default void an_outcome_counts_after_a_change_that_keeps_the_url() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        scene.scene().add("robin@example.com");
        List<ClaimedDelivery> claimed = scene.claim(webhook);
        scene.scene().store().webhooks().update(scene.revised(webhook));

        scene.retry(claimed.get(0), HOUR);
        assertThat(scene.stored(webhook).failingSince()).isPresent();

        assertThat(scene.gone(claimed.get(1))).contains(DisabledReason.GONE);
        assertThat(scene.stored(webhook).version()).isEqualTo(3);
    }

    @Test
    default void two_dispatchers_never_get_the_same_delivery() throws InterruptedException {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        for (int i = 0; i < 60; i++) {
            scene.scene().add("lead" + i + "@example.com");
        }

        List<UUID> claimed = ConcurrentTasks.run(8, number -> () -> claimAll(scene, webhook)).stream()
                .flatMap(outcome -> outcome.result().orElseThrow().stream())
                .toList();

        assertThat(claimed).hasSize(60).doesNotHaveDuplicates();
    }

    @Test
    default void finished_deliveries_are_removed_in_batches() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        for (int i = 0; i < 4; i++) {
            scene.scene().add("lead" + i + "@example.com");
        }
        scene.queue().claim(webhook, 3, HOUR).forEach(scene::deliver);

        assertThat(scene.queue().prune(HOUR, 10)).isZero();
        assertThat(scene.log(webhook)).hasSize(4);
        assertThat(scene.queue().prune(Duration.ZERO, 2)).isEqualTo(2);
        assertThat(scene.queue().prune(Duration.ZERO, 2)).isEqualTo(1);
        assertThat(scene.queue().prune(Duration.ZERO, 2)).isZero();
        assertThat(scene.log(webhook))
                .extracting(delivery -> delivery.status())
                .containsExactly(DeliveryStatus.PENDING);
        assertThat(scene.claim(webhook)).hasSize(1);
    }

    @Test
    default void pruning_keeps_the_message_of_a_kept_delivery() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        ClaimedDelivery first = scene.claimOne(webhook);
        scene.deliver(first);

        assertThat(scene.queue().prune(HOUR, 10)).isZero();

        scene.scene()
                .store()
                .deliveries()
                .redeliver(ACME, webhook.id(), Optional.empty(), first.message().id());
        assertThat(scene.claimOne(webhook).message()).isEqualTo(first.message());
    }

    @Test
    default void pruning_keeps_a_message_that_another_subscription_waits_for() {
        WebhookScene scene = new WebhookScene(this);
        Webhook done = scene.subscribe(ACME, "*");
        Webhook waiting = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        ClaimedDelivery first = scene.claimOne(done);
        scene.deliver(first);

        assertThat(scene.queue().prune(Duration.ZERO, 10)).isEqualTo(1);

        assertThat(scene.claimOne(waiting).message()).isEqualTo(first.message());
    }

    @Test
    default void a_removed_subscription_has_no_deliveries() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        scene.scene().add("jordan@example.com");
        ClaimedDelivery claimed = scene.claimOne(webhook);

        scene.scene().store().webhooks().remove(webhook);

        assertThat(scene.deliver(claimed)).isFalse();
        assertThat(scene.log(webhook)).isEmpty();
        assertThat(scene.claim(webhook)).isEmpty();
        assertThat(scene.queue().due(10)).isEmpty();
        assertThat(scene.queue().claim(scene.samples().webhook(ACME, "*"), 10, HOUR))
                .isEmpty();
    }

    /** Records eight outcomes at the same time, and returns the reasons why they disabled the webhook. */
    private static List<DisabledReason> disabledByConcurrent(
            Function<ClaimedDelivery, Optional<DisabledReason>> attempt, Webhook webhook, WebhookScene scene)
            throws InterruptedException {
        for (int i = 0; i < 8; i++) {
            scene.scene().add("lead" + i + "@example.com");
        }
        List<ClaimedDelivery> claimed = scene.claim(webhook);
        return ConcurrentTasks.run(8, number -> () -> attempt.apply(claimed.get(number))).stream()
                .flatMap(outcome -> outcome.result().orElseThrow().stream())
                .toList();
    }

    private static List<UUID> claimAll(WebhookScene scene, Webhook webhook) {
        List<UUID> mine = new ArrayList<>();
        for (int round = 0; round < 20; round++) {
            scene.queue()
                    .claim(webhook, 3, HOUR)
                    .forEach(delivery -> mine.add(delivery.message().id()));
        }
        return mine;
    }

    private static long number(ClaimedDelivery claimed) {
        return claimed.message().content().orElseThrow().event().number();
    }
}
