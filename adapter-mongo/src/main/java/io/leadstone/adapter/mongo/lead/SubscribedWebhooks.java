package io.leadstone.adapter.mongo.lead;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LogDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.adapter.mongo.session.ServerClock;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.lead.ConversationEvent;
import io.leadstone.domain.webhook.EventFilter;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/**
 * The enabled webhooks whose filters match the events of a change. They are read before the write. If there are none,
 * only the index is read. The write stores their ids, so that a later process enqueues the events for the same
 * webhooks.
 *
 * @param at the instant of the read by the server's clock; empty if there are no such webhooks
 */
public record SubscribedWebhooks(List<BsonDocument> found, Optional<Instant> at) {

    private static final Bson FIELDS = Projections.include(WebhookFields.WEBHOOK_ID, WebhookFields.ACTIVE_FILTERS);

    static final SubscribedWebhooks NONE = new SubscribedWebhooks(List.of(), Optional.empty());

    /** Reads the webhooks of the company that match at least one of {@code types}. */
    public static SubscribedWebhooks of(
            MongoCollections collections, CompanyId companyId, Collection<EventType> types) {
        Set<String> patterns = new HashSet<>();
        types.forEach(type -> patterns.addAll(EventFilter.patternsOf(type)));
        Bson matching = Filters.and(
                Filters.eq(LeadDocumentFields.COMPANY_ID, BsonValues.of(companyId.value())),
                Filters.in(
                        WebhookFields.ACTIVE_FILTERS,
                        BsonValues.ofTexts(patterns).getValues()));
        List<BsonDocument> found = collections.webhooks().withNow(matching, FIELDS);
        return new SubscribedWebhooks(found, found.stream().map(ServerClock::of).findFirst());
    }

    /** Returns the ids of the webhooks that match {@code type}. */
    public BsonArray matching(EventType type) {
        Set<String> patterns = EventFilter.patternsOf(type);
        List<BsonValue> ids = found.stream()
                .filter(webhook -> BsonValues.texts(webhook, WebhookFields.ACTIVE_FILTERS).stream()
                        .anyMatch(patterns::contains))
                .map(webhook -> webhook.get(WebhookFields.WEBHOOK_ID))
                .toList();
        return new BsonArray(ids);
    }

    /**
     * Returns the event as a pending event. It has the ids of the matching webhooks, because they are chosen when the
     * event is written.
     */
    public BsonDocument pendingEvent(ConversationEvent event) {
        BsonDocument document = LogDocuments.of(event);
        BsonArray webhooks = matching(event.type());
        if (!webhooks.isEmpty()) {
            document.append(WebhookFields.TO_WEBHOOKS, webhooks);
            at.ifPresent(due -> document.append(WebhookFields.DUE_AT, BsonValues.of(due)));
        }
        return document;
    }
}
