package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;

/** A store with leads and subscriptions of one company, and short methods for changes and deliveries. */
public record WebhookScenario(MongoDatabase database, MongoLeadStore store, SampleLeads samples) {

    static final Duration HOUR = Duration.ofHours(1);

    public WebhookScenario(MongoDatabase database) {
        this(database, MemoryMongo.store(database), new SampleLeads());
    }

    public Webhook subscribe(String... filters) {
        Webhook webhook = new SampleWebhooks(samples).webhook(ACME, filters);
        store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
        return webhook;
    }

    /** Stores a webhook of all events whose series of failures began this long ago. */
    Webhook subscribeFailing(Duration age) {
        Webhook webhook = new SampleWebhooks(samples)
                .webhook(ACME, "*")
                .failingSince(Optional.of(Instant.now().minus(age).truncatedTo(ChronoUnit.MILLIS)));
        store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
        return webhook;
    }

    public LeadSnapshot add(String email) {
        LeadChange created = samples.capture(ACME, email);
        store.leads().add(created);
        return created.after();
    }

    public LeadSnapshot rename(LeadSnapshot lead, String name) {
        LeadChange change = Lead.restore(lead)
                .revise(
                        SampleLeads.details()
                                .email(lead.details().email().orElseThrow().value())
                                .name(name, name)
                                .phone("0170", "+49170")
                                .notes(name + " called")
                                .build(),
                        samples.context());
        store.leads().update(change);
        return change.after();
    }

    public LeadSnapshot erase(LeadSnapshot lead) {
        LeadChange change = Lead.restore(lead).erase(samples.context());
        store.leads().update(change);
        return change.after();
    }

    public LeadSnapshot delete(LeadSnapshot lead) {
        LeadChange change = Lead.restore(lead).delete(samples.context());
        store.leads().update(change);
        return change.after();
    }

    /** Claims and delivers all deliveries, and returns the numbers of their events in order. */
    public List<Long> deliverAll(Webhook webhook) {
        List<Long> numbers = new ArrayList<>();
        List<ClaimedDelivery> claimed = claim(webhook);
        while (!claimed.isEmpty()) {
            for (ClaimedDelivery each : claimed) {
                numbers.add(number(each));
                deliver(each);
            }
            claimed = claim(webhook);
        }
        return numbers;
    }

    public List<ClaimedDelivery> claim(Webhook webhook) {
        return store.deliveryQueue().claim(webhook, 100, HOUR);
    }

    boolean deliver(ClaimedDelivery claimed) {
        return store.deliveryQueue()
                .record(claimed, DeliveryOutcome.delivered(SampleWebhooks.answered(204)))
                .stored();
    }

    public static long number(ClaimedDelivery claimed) {
        return claimed.message().content().orElseThrow().event().number();
    }

    /** Sets the due time of all outbox entries far into the past, so that they are overdue. */
    public void makeOutboxOverdue() {
        for (BsonDocument lead : leads().find()) {
            int entries = BsonValues.documents(lead, WebhookFields.OUTBOX).size();
            for (int i = 0; i < entries; i++) {
                String due = WebhookFields.OUTBOX + "." + i + "." + WebhookFields.DUE_AT;
                leads().updateOne(
                                Filters.eq(LeadDocumentFields.ID, lead.get(LeadDocumentFields.ID)),
                                Updates.set(due, BsonValues.of(Instant.EPOCH)));
            }
        }
    }

    public List<BsonDocument> outbox(LeadId id) {
        BsonDocument lead = leads().find(LeadDocuments.byId(ACME, id)).first();
        return BsonValues.documents(lead, WebhookFields.OUTBOX);
    }

    public List<BsonDocument> deliveries() {
        return collection(WebhookFields.DELIVERIES).find().into(new ArrayList<>());
    }

    public MongoCollection<BsonDocument> leads() {
        return collection(LeadDocumentFields.LEADS);
    }

    public MongoCollection<BsonDocument> collection(String name) {
        return database.getCollection("leadstone_" + name, BsonDocument.class);
    }
}
