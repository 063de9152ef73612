package io.leadstone.testkit.contract.webhook;

import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WebhookScene;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for the deliveries that are pending when their lead is deleted: they are cancelled in the same write. */
public interface CancelledDeliveriesContract extends StoreUnderTest {

    @Test
    default void a_deletion_cancels_the_pending_deliveries_of_its_lead() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        Webhook other = scene.subscribe(ACME, "lead.created");
        LeadSnapshot jordan = scene.scene().add("jordan@example.com");
        LeadSnapshot contacted = scene.move(jordan, LeadStatus.CONTACTED);

        scene.scene().delete(contacted);

        assertThat(scene.claimedTypes(webhook)).containsExactly("lead.deleted");
        assertThat(scene.claimedTypes(other)).isEmpty();
        List<Delivery> cancelled = scene.scene()
                .store()
                .deliveries()
                .list(ACME, webhook.id(), Optional.of(DeliveryStatus.CANCELLED), UP_TO_100)
                .items();
        assertThat(cancelled).extracting(Delivery::type).containsExactly("lead.status_changed", "lead.created");
        assertThat(cancelled).allSatisfy(delivery -> {
            assertThat(delivery.finishedAt()).isPresent();
            assertThat(delivery.nextAttemptAt()).isEmpty();
            assertThat(delivery.attempts()).isZero();
        });
        assertThat(scene.log(other)).extracting(Delivery::status).containsExactly(DeliveryStatus.CANCELLED);
    }

    @Test
    default void deliveries_of_other_leads_stay_pending() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        Webhook theirs = scene.subscribe(GLOBEX, "*");
        scene.scene().add("robin@example.com");
        scene.scene().add(scene.scene().samples().capture(GLOBEX, "jordan@example.com"));
        ClaimedDelivery delivered = scene.claimOne(webhook);
        scene.deliver(delivered);
        scene.scene().add("alex@example.com");
        LeadSnapshot jordan = scene.scene().add("jordan@example.com");

        scene.scene().delete(jordan);

        assertThat(scene.claimedTypes(webhook)).containsExactlyInAnyOrder("lead.created", "lead.deleted");
        assertThat(scene.claimedTypes(theirs)).containsExactly("lead.created");
        assertThat(scene.log(webhook))
                .extracting(Delivery::status)
                .containsExactlyInAnyOrder(
                        DeliveryStatus.DELIVERED,
                        DeliveryStatus.PENDING,
                        DeliveryStatus.PENDING,
                        DeliveryStatus.CANCELLED);
    }

    /** The attempt may have reached the receiver. Its outcome is not stored, so that no retry follows. */
    @Test
    default void the_outcome_of_an_attempt_during_the_deletion_is_not_stored() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        LeadSnapshot jordan = scene.scene().add("jordan@example.com");
        ClaimedDelivery claimed = scene.queue().claim(webhook, 1, Duration.ZERO).get(0);

        scene.scene().delete(jordan);

        assertThat(scene.retry(claimed, WebhookScene.HOUR)).isFalse();
        assertThat(scene.claimedTypes(webhook)).containsExactly("lead.deleted");
    }

    /** The receiver would get the cancelled event after the deletion otherwise. */
    @Test
    default void a_deletion_waits_for_an_attempt_in_progress() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        Webhook other = scene.subscribe(ACME, "*");
        LeadSnapshot jordan = scene.scene().add("jordan@example.com");
        scene.claimOne(webhook);
        LeadSnapshot erased = scene.scene().update(jordan, Lead::erase);

        LeadSnapshot deleted = scene.scene().delete(erased);

        assertThat(scene.claim(webhook)).isEmpty();
        assertThat(scene.queue().due(10)).containsExactly(other);
        assertThat(scene.claimedTypes(other)).containsExactly("lead.erased");
        scene.scene().delete(scene.scene().update(deleted, Lead::restore));
        assertThat(scene.claim(webhook)).isEmpty();
    }

    @Test
    default void a_redelivery_waits_for_an_attempt_in_progress() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "lead.created");
        LeadSnapshot jordan = scene.scene().add("jordan@example.com");
        ClaimedDelivery claimed = scene.claimOne(webhook);
        scene.scene().delete(jordan);

        scene.scene()
                .store()
                .deliveries()
                .redeliver(
                        ACME, webhook.id(), Optional.empty(), claimed.delivery().messageId());

        assertThat(scene.claim(webhook)).isEmpty();
        assertThat(scene.retry(claimed, Duration.ZERO)).isFalse();
        assertThat(scene.claim(webhook)).as("claimable before the lease ends").isEmpty();
    }

    /** A receiver that has a copy of the lead must learn that it has to erase it. */
    @Test
    default void a_deletion_does_not_cancel_an_erasure() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        Webhook erasures = scene.subscribe(ACME, "lead.erased");
        LeadSnapshot jordan = scene.scene().add("jordan@example.com");

        scene.scene().delete(scene.scene().update(jordan, Lead::erase));

        assertThat(scene.claimedTypes(erasures)).containsExactly("lead.erased");
        ClaimedDelivery erasure = scene.claimOne(webhook);
        assertThat(erasure.message().type()).isEqualTo("lead.erased");
        scene.deliver(erasure);
        assertThat(scene.claimedTypes(webhook)).containsExactly("lead.deleted");
    }

    @Test
    default void an_erasure_does_not_wait_for_cancelled_retries() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        LeadSnapshot jordan = scene.scene().add("jordan@example.com");
        ClaimedDelivery created = scene.claimOne(webhook);
        LeadSnapshot erased = scene.scene().update(jordan, Lead::erase);
        scene.retry(created, WebhookScene.HOUR);
        assertThat(scene.claim(webhook)).isEmpty();

        scene.scene().delete(erased);

        assertThat(scene.claimedTypes(webhook)).containsExactly("lead.erased");
    }

    @Test
    default void deliveries_of_a_disabled_webhook_are_cancelled() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        LeadSnapshot jordan = scene.scene().add("jordan@example.com");
        Webhook disabled = webhook.disable(DisabledReason.SWITCHED_OFF, SettableClock.START);
        scene.scene().store().webhooks().update(disabled);
        scene.scene().delete(jordan);

        Webhook enabled = disabled.revise(
                disabled.url(), disabled.events(), disabled.description(), Optional.empty(), SettableClock.START);
        scene.scene().store().webhooks().update(enabled);

        assertThat(scene.claim(enabled)).isEmpty();
        assertThat(scene.log(enabled)).extracting(Delivery::status).containsExactly(DeliveryStatus.CANCELLED);
    }

    @Test
    default void a_restored_lead_enqueues_its_restore_and_later_events() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "*");
        LeadSnapshot deleted = scene.scene().delete(scene.scene().add("jordan@example.com"));
        LeadSnapshot restored = scene.scene().update(deleted, Lead::restore);
        scene.move(restored, LeadStatus.CONTACTED);

        for (String type : List.of("lead.deleted", "lead.restored", "lead.status_changed")) {
            ClaimedDelivery claimed = scene.claimOne(webhook);
            assertThat(claimed.message().type()).isEqualTo(type);
            scene.deliver(claimed);
        }
        assertThat(scene.claim(webhook)).isEmpty();
    }

    @Test
    default void a_cancelled_delivery_is_redelivered_but_not_replayed() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "lead.created");
        scene.scene().delete(scene.scene().add("jordan@example.com"));
        Delivery cancelled = scene.log(webhook).get(0);

        long replayed = scene.scene().store().deliveries().replay(ACME, webhook.id(), Optional.empty(), Instant.EPOCH);
        assertThat(replayed).isZero();
        assertThat(scene.claim(webhook)).isEmpty();

        scene.scene().store().deliveries().redeliver(ACME, webhook.id(), Optional.empty(), cancelled.messageId());
        assertThat(scene.claimedTypes(webhook)).containsExactly("lead.created");
    }

    @Test
    default void cancelled_deliveries_are_pruned_like_finished_ones() {
        WebhookScene scene = new WebhookScene(this);
        Webhook webhook = scene.subscribe(ACME, "lead.created");
        scene.scene().delete(scene.scene().add("jordan@example.com"));

        assertThat(scene.queue().prune(Duration.ZERO, 10)).isEqualTo(1);
        assertThat(scene.log(webhook)).isEmpty();
    }
}
