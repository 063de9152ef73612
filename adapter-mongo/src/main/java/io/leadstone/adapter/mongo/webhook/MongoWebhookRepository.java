package io.leadstone.adapter.mongo.webhook;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.MongoOrder;
import io.leadstone.adapter.mongo.document.MongoOrder.SortKey;
import io.leadstone.adapter.mongo.document.SortKind;
import io.leadstone.adapter.mongo.document.WebhookDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.idempotency.KeyedDocument;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.LeadException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.WebhookNotFoundException;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/**
 * Repository of webhooks in MongoDB. A webhook is one document. A removed webhook stays as a mark for a while. A change
 * that began before may still enqueue deliveries for it; {@link DeliveryPruning} deletes them.
 */
public record MongoWebhookRepository(MongoCollections collections) implements WebhookRepository {

    private static final System.Logger LOG = System.getLogger(MongoWebhookRepository.class.getName());

    private static final Bson ALL = Projections.include();
    private static final Bson PRESENT = Filters.exists(WebhookFields.REMOVED_AT, false);
    private static final Bson ENABLED = Filters.exists(WebhookFields.DISABLED, false);
    private static final MongoOrder NEWEST = new MongoOrder(
            "-created_at",
            List.of(
                    new SortKey(LeadDocumentFields.CREATED_AT, SortKind.INSTANT),
                    new SortKey(WebhookFields.WEBHOOK_ID, SortKind.UUID)),
            true);

    @Override
    public void add(Webhook webhook, int limit) {
        new WebhookSlots(collections).add(webhook, limit);
    }

    @Override
    public void update(Webhook webhook) {
        KeyedDocument keyed = KeyedDocument.in(
                collections, collections.webhooks(), WebhookDocuments.byId(webhook.companyId(), webhook.id()));
        if (change(keyed, webhook)) {
            keyed.written();
        } else {
            keyed.requireNotWritten();
            throw refusal(webhook.companyId(), webhook.id(), Optional.of(webhook.version() - 1));
        }
    }

    @Override
    public Optional<Webhook> find(CompanyId companyId, WebhookId id) {
        return collections
                .webhooks()
                .first(at(companyId, id, Optional.empty()), ALL)
                .map(WebhookDocuments::webhook);
    }

    @Override
    public Page<Webhook> list(CompanyId companyId, PageRequest page) {
        Bson all =
                Filters.and(new BsonDocument(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())), PRESENT);
        return collections.webhooks().page(all, NEWEST, ALL, page, WebhookDocuments::webhook);
    }

    /**
     * Removes up to 5,000 deliveries itself. Without a bound, the removal of many would take longer than the socket
     * timeout.
     */
    @Override
    public void remove(Webhook webhook) {
        if (!collections.webhooks().update(at(webhook, webhook.version()), WebhookDocuments.removal(webhook.id()))) {
            throw refusal(webhook.companyId(), webhook.id(), Optional.of(webhook.version()));
        }
        if (collections.webhooks().inTransaction()) {
            new DeliveryPruning(collections).removeSomeOf(webhook.companyId(), webhook.id());
        } else {
            removeSomeDeliveries(webhook);
        }
    }

    /** The webhook is removed already, so a failure must not make the call fail. */
    private void removeSomeDeliveries(Webhook webhook) {
        try {
            new DeliveryPruning(collections).removeSomeOf(webhook.companyId(), webhook.id());
        } catch (RuntimeException failure) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "cannot delete the deliveries of the removed webhook " + webhook.id()
                            + "; the maintenance deletes them",
                    failure);
        }
    }

    /**
     * Stores the webhook in place of its previous version. Dispatchers set {@code failing_since} without a new version,
     * so this update keeps it. It is removed only if a disabled webhook is enabled again, or if the URL changes.
     *
     * @return true if the previous version was stored
     */
    private boolean change(KeyedDocument keyed, Webhook webhook) {
        Bson before = keyed.expecting(at(webhook, webhook.version() - 1));
        Bson sameUrl = Filters.and(before, Filters.eq(WebhookFields.URL, BsonValues.of(webhook.url())));
        Bson sameReceiver = webhook.disabled().isPresent() ? sameUrl : Filters.and(sameUrl, ENABLED);
        // The URL and the state change only with the version, so the second filter needs the version only.
        return collections.webhooks().update(sameReceiver, keyed.noting(WebhookDocuments.update(webhook)))
                || collections.webhooks().update(before, keyed.noting(WebhookDocuments.updateWithoutFailures(webhook)));
    }

    /** Stores a disabled webhook in place of its previous version, if {@code failing_since} has not changed. */
    boolean disable(Webhook webhook) {
        Bson asRead = webhook.failingSince()
                .map(since -> Filters.eq(WebhookFields.FAILING_SINCE, BsonValues.of(since)))
                .orElseGet(() -> Filters.exists(WebhookFields.FAILING_SINCE, false));
        return collections
                .webhooks()
                .update(Filters.and(at(webhook, webhook.version() - 1), asRead), WebhookDocuments.update(webhook));
    }

    private static Bson at(Webhook webhook, long version) {
        return at(webhook.companyId(), webhook.id(), Optional.of(version));
    }

    /** Returns a filter for the webhook at this version; empty: at any version. */
    static Bson at(CompanyId companyId, WebhookId id, Optional<Long> version) {
        BsonDocument filter = WebhookDocuments.byId(companyId, id);
        version.ifPresent(expected -> filter.append(LeadDocumentFields.VERSION, BsonValues.of(expected)));
        return Filters.and(filter, PRESENT);
    }

    /** Returns the exception for a webhook that {@link #at} did not find: another version, or no such webhook. */
    LeadException refusal(CompanyId companyId, WebhookId id, Optional<Long> expectedVersion) {
        return expectedVersion
                .filter(version -> find(companyId, id).isPresent())
                .<LeadException>map(version -> VersionConflictException.ofWebhook(id.value(), version))
                .orElseGet(() -> new WebhookNotFoundException(id.value()));
    }
}
