package io.leadstone.adapter.mongo.webhook;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.domain.failure.WebhookLimitException;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.junit.jupiter.api.Test;

/** Slots of webhooks, which keep a company within its limit. */
class WebhookSlotsTest {

    private final SampleWebhooks samples = new SampleWebhooks(new SampleLeads());

    @Test
    void webhooks_of_older_versions_get_a_slot_and_count() {
        try (MemoryMongo mongo = new MemoryMongo()) {
            MongoDatabase database = mongo.freshDatabase();
            WebhookRepository old = MongoLeadStore.of(database).webhooks();
            old.add(samples.webhook(ACME, "*"), 2);
            old.add(samples.webhook(ACME, "*"), 2);
            MongoCollection<BsonDocument> documents =
                    database.getCollection("leadstone_" + WebhookFields.WEBHOOKS, BsonDocument.class);
            documents.updateMany(new BsonDocument(), Updates.unset(WebhookFields.SLOT));

            WebhookRepository webhooks = MemoryMongo.store(database).webhooks();

            List<BsonDocument> stored = documents.find().into(new ArrayList<>());
            assertThat(stored)
                    .allSatisfy(webhook -> assertThat(webhook.get(WebhookFields.SLOT))
                            .isEqualTo(webhook.get(WebhookFields.WEBHOOK_ID)));
            assertThatExceptionOfType(WebhookLimitException.class)
                    .isThrownBy(() -> webhooks.add(samples.webhook(ACME, "*"), 2));
            webhooks.add(samples.webhook(ACME, "*"), 3);
            assertThatExceptionOfType(WebhookLimitException.class)
                    .isThrownBy(() -> webhooks.add(samples.webhook(ACME, "*"), 3));
        }
    }
}
