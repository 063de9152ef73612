package io.leadstone.adapter.mongo.webhook;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.DeliveryDocuments;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.WebhookDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.ServerClock;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.RecordedOutcome;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Stores the outcome of an attempt: first in the webhook, if it changes, then in the delivery, and in the next delivery
 * of the lead, which becomes ready. The claim ends with the write of the delivery. So a call that fails before can be
 * repeated, and a repeated change of the webhook has no further effect. But the repetition does not return the reason
 * why the first call disabled the webhook.
 */
record DeliveryOutcomeWriter(MongoCollections collections) {

    private static final System.Logger LOG = System.getLogger(DeliveryOutcomeWriter.class.getName());

    private static final Bson PRESENT = Filters.exists(WebhookFields.REMOVED_AT, false);
    private static final Bson CONTENDED = Projections.include(WebhookFields.CONTENDED);

    RecordedOutcome write(ClaimedDelivery claimed, DeliveryOutcome outcome) {
        Optional<BsonDocument> webhook = read(claimed.delivery());
        if (webhook.isEmpty()) {
            return RecordedOutcome.NOT_STORED;
        }
        Instant now = ServerClock.of(webhook.get());
        Webhook found = WebhookDocuments.webhook(webhook.get());
        boolean changes = !found.attempted(claimed.url(), outcome, now).equals(found);
        if (changes && !collections.deliveries().exists(byClaim(claimed))) {
            return RecordedOutcome.NOT_STORED;
        }
        Optional<DisabledReason> disabled = changes ? updateWebhook(webhook, claimed, outcome, now) : Optional.empty();
        Optional<BsonDocument> before = write(claimed, outcome, now);
        if (before.isEmpty()) {
            return RecordedOutcome.NOT_STORED;
        }
        if (outcome.status() != DeliveryStatus.PENDING && DeliveryDocuments.mayBeContended(before.get())) {
            claimed.delivery().leadId().ifPresent(leadId -> release(claimed.delivery(), leadId, now));
        }
        return RecordedOutcome.stored(disabled);
    }

    /** The outcome is stored already. So a failure must not make the call fail: its repetition would find no claim. */
    private void release(Delivery delivery, LeadId leadId, Instant now) {
        try {
            new SubscriptionQueue(collections, delivery.companyId(), delivery.webhookId()).release(leadId, now);
        } catch (MongoException | StoreUnavailableException failure) {
            if (collections.deliveries().inTransaction()) {
                throw failure;
            }
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "the next delivery of lead " + leadId + " to webhook " + delivery.webhookId()
                            + " waits for at most " + SubscriptionQueue.POSTPONEMENT,
                    failure);
        }
    }

    private static Bson byClaim(ClaimedDelivery claimed) {
        Delivery delivery = claimed.delivery();
        return DeliveryDocuments.byId(delivery.companyId(), delivery.webhookId(), delivery.messageId())
                .append(WebhookFields.CLAIM, BsonValues.of(claimed.claim()))
                .append(LeadDocumentFields.STATUS, BsonValues.of(DeliveryStatus.PENDING));
    }

    /** Returns the delivery as it was before, or empty if the caller does not own it any more. */
    private Optional<BsonDocument> write(ClaimedDelivery claimed, DeliveryOutcome outcome, Instant now) {
        List<Bson> updates = new ArrayList<>(List.of(
                Updates.set(LeadDocumentFields.STATUS, BsonValues.of(outcome.status())),
                Updates.inc(WebhookFields.ATTEMPTS, 1L),
                Updates.set(WebhookFields.LAST, DeliveryDocuments.attempt(outcome.attempt())),
                Updates.unset(WebhookFields.CLAIM),
                Updates.unset(WebhookFields.CLAIMED_UNTIL),
                Updates.unset(WebhookFields.BEHIND)));
        outcome.retryAfter()
                .map(now::plus)
                .map(BsonValues::of)
                .ifPresentOrElse(
                        due -> updates.addAll(List.of(
                                Updates.set(WebhookFields.DUE_AT, due), Updates.set(WebhookFields.READY_AT, due))),
                        () -> updates.addAll(List.of(
                                Updates.set(WebhookFields.FINISHED_AT, BsonValues.of(now)),
                                Updates.unset(WebhookFields.DUE_AT),
                                Updates.unset(WebhookFields.READY_AT))));
        return collections.deliveries().updateFound(byClaim(claimed), Updates.combine(updates), CONTENDED);
    }

    /**
     * Updates the webhook, and returns the reason why the outcome disabled it, or empty if it did not. If the webhook
     * changes before it is disabled, it is read again. Another URL comes with another version, so that {@code disable}
     * refuses it.
     */
    private Optional<DisabledReason> updateWebhook(
            Optional<BsonDocument> read, ClaimedDelivery claimed, DeliveryOutcome outcome, Instant now) {
        return updateIfUnchanged(read, claimed, outcome, now)
                .orElseGet(() ->
                        collections.repeat(() -> updateIfUnchanged(read(claimed.delivery()), claimed, outcome, now)));
    }

    /** Returns the reason, which may be empty; or empty if the webhook has changed since it was read. */
    private Optional<Optional<DisabledReason>> updateIfUnchanged(
            Optional<BsonDocument> read, ClaimedDelivery claimed, DeliveryOutcome outcome, Instant now) {
        if (read.isEmpty()) {
            return Optional.of(Optional.empty());
        }
        Webhook found = WebhookDocuments.webhook(read.get());
        Webhook next = found.attempted(claimed.url(), outcome, now);
        if (next.version() == found.version()) {
            updateFailingSince(claimed, found.failingSince(), next.failingSince());
            return Optional.of(Optional.empty());
        }
        return new MongoWebhookRepository(collections).disable(next) ? Optional.of(next.disabled()) : Optional.empty();
    }

    private void updateFailingSince(ClaimedDelivery claimed, Optional<Instant> before, Optional<Instant> after) {
        if (!before.equals(after)) {
            collections
                    .webhooks()
                    .update(
                            Filters.and(
                                    byId(claimed.delivery()),
                                    Filters.eq(WebhookFields.URL, BsonValues.of(claimed.url())),
                                    Filters.exists(WebhookFields.FAILING_SINCE, before.isPresent())),
                            after.map(since -> Updates.set(WebhookFields.FAILING_SINCE, BsonValues.of(since)))
                                    .orElseGet(() -> Updates.unset(WebhookFields.FAILING_SINCE)));
        }
    }

    private Optional<BsonDocument> read(Delivery delivery) {
        return collections.webhooks().firstWithNow(byId(delivery), Projections.exclude(LeadDocumentFields.ID));
    }

    private static Bson byId(Delivery delivery) {
        return Filters.and(WebhookDocuments.byId(delivery.companyId(), delivery.webhookId()), PRESENT);
    }
}
