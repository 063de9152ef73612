package io.leadstone.testkit.contract;

import io.leadstone.application.port.out.ClaimedDelivery;
import io.leadstone.application.port.out.DeliveryLog;
import io.leadstone.application.port.out.DeliveryQueue;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadLifecycle;
import io.leadstone.domain.LeadSnapshot;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A store with subscriptions, and a dispatcher's view of it. Leases of an hour do not expire in a test; leases of nothing do at once. */
record WebhookScene(StoreScene scene, SampleWebhooks samples) {

    static final Duration HOUR = Duration.ofHours(1);

    WebhookScene(StoreUnderTest test) {
        this(new StoreScene(test));
    }

    private WebhookScene(StoreScene scene) {
        this(scene, new SampleWebhooks(scene.samples()));
    }

    DeliveryQueue queue() {
        return scene.store().deliveryQueue();
    }

    Webhook subscribe(CompanyId companyId, String... filters) {
        Webhook webhook = samples.webhook(companyId, filters);
        scene.store().webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
        return webhook;
    }

    Webhook stored(Webhook webhook) {
        return scene.store().webhooks().find(webhook.companyId(), webhook.id()).orElseThrow();
    }

    /** The next version of the webhook, with another description. */
    Webhook revised(Webhook webhook) {
        return webhook.revise(
                webhook.url(),
                webhook.events(),
                Optional.of("revised"),
                webhook.disabled(),
                scene.samples().clock().instant());
    }

    /** The webhook as if it belonged to another company. */
    static Webhook of(CompanyId companyId, Webhook webhook) {
        return new Webhook(
                webhook.id(),
                companyId,
                webhook.url(),
                webhook.events(),
                webhook.description(),
                webhook.secrets(),
                webhook.disabled(),
                webhook.failingSince(),
                webhook.createdAt(),
                webhook.updatedAt(),
                webhook.version());
    }

    /** A delivered delivery of the webhook, which had none. */
    ClaimedDelivery finished(Webhook webhook) {
        scene.add("finished@example.com");
        ClaimedDelivery finished = claimOne(webhook);
        deliver(finished);
        return finished;
    }

    /** The writes of {@link DeliveryLog}, by name. The last two enqueue {@code finished} again. */
    Map<String, Runnable> enqueuing(Webhook webhook, Optional<Long> expectedVersion, ClaimedDelivery finished) {
        DeliveryLog log = scene.store().deliveries();
        WebhookMessage test = WebhookMessage.test(
                scene.samples().unusedId().value(),
                webhook.companyId(),
                scene.samples().clock().instant());
        return Map.of(
                "add", () -> log.add(webhook.companyId(), webhook.id(), expectedVersion, test),
                "redeliver",
                        () -> log.redeliver(
                                webhook.companyId(),
                                webhook.id(),
                                expectedVersion,
                                finished.message().id()),
                "replay", () -> log.replay(webhook.companyId(), webhook.id(), expectedVersion, Instant.EPOCH));
    }

    /** The lead at its next status, in the store. */
    LeadSnapshot move(LeadSnapshot lead, LeadStatus status) {
        return scene.update(lead, (found, occasion) -> found.moveTo(status, LeadLifecycle.standard(), occasion));
    }

    List<ClaimedDelivery> claim(Webhook webhook) {
        return queue().claim(webhook, 100, HOUR);
    }

    /** The one delivery that can be claimed. */
    ClaimedDelivery claimOne(Webhook webhook) {
        List<ClaimedDelivery> claimed = claim(webhook);
        if (claimed.size() != 1) {
            throw new AssertionError("one delivery can be claimed, not " + claimed);
        }
        return claimed.get(0);
    }

    /** The types of what can be claimed, after it was claimed. */
    List<String> claimedTypes(Webhook webhook) {
        return claim(webhook).stream().map(claimed -> claimed.message().type()).toList();
    }

    boolean deliver(ClaimedDelivery claimed) {
        return queue().settle(claimed, DeliveryOutcome.delivered(SampleWebhooks.answered(204)));
    }

    boolean retry(ClaimedDelivery claimed, Duration wait) {
        return queue().settle(claimed, DeliveryOutcome.retry(SampleWebhooks.unanswered(), wait));
    }

    /** Puts the delivery in the queue again until it is due later than {@code last}; returns when it is due. */
    Instant dueAfter(Instant last, Webhook webhook, UUID messageId) {
        Instant due = last;
        while (!due.isAfter(last)) {
            due = scene.store()
                    .deliveries()
                    .redeliver(webhook.companyId(), webhook.id(), Optional.empty(), messageId)
                    .flatMap(Delivery::nextAttemptAt)
                    .orElseThrow();
        }
        return due;
    }

    /** The first hundred, newest first. */
    List<Delivery> log(Webhook webhook) {
        return scene.store()
                .deliveries()
                .list(webhook.companyId(), webhook.id(), Optional.empty(), StoreScene.UP_TO_100)
                .items();
    }
}
