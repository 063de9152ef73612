package io.leadstone.adapter.mongo.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.leadstone.adapter.mongo.LongHistory;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.MongoSchemaMode;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** mongo-java-server lists all created indexes, but uses only the unique ones. */
class LeadIndexesTest {

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo();

    private static final String UNIQUE = "leadstone_leads (company_id, email_claim) unique";

    private final MongoDatabase database = MONGO.freshDatabase();

    @Test
    void validation_names_each_missing_index() {
        assertThatThrownBy(() -> MongoLeadStore.builder(database)
                        .schemaMode(MongoSchemaMode.VALIDATE)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("indexes are missing: " + UNIQUE
                        + "; leadstone_leads (company_id, live, created_at, lead_id)"
                        + "; leadstone_leads (company_id, live, updated_at, lead_id)"
                        + "; leadstone_leads (company_id, live, last_name_key, lead_id)"
                        + "; leadstone_leads (company_id, live, deleted_at, lead_id)"
                        + "; leadstone_leads (company_id, live, status, created_at, lead_id)"
                        + "; leadstone_leads (company_id, live, owner_id, created_at, lead_id)"
                        + "; leadstone_leads (company_id, live, search_pieces)"
                        + "; leadstone_leads (outbox.due_at) sparse"
                        + "; leadstone_leads (writes.company_id, writes.key) sparse"
                        + "; leadstone_leads (writes.at) sparse"
                        + "; leadstone_leads (suppressions.company_id, suppressions.hash) sparse"
                        + "; leadstone_leads (unnumbered.company_id, unnumbered.lead_id) sparse"
                        + "; leadstone_event_feed (company_id, position) unique"
                        + "; leadstone_event_feed (company_id, lead_id, number) unique"
                        + "; leadstone_lead_events (company_id, lead_id, number)"
                        + "; leadstone_lead_events (company_id, lead_id, id)"
                        + "; leadstone_lead_consents (company_id, lead_id, recorded_at, id)"
                        + "; leadstone_conversations (company_id, live, created_at, conversation_id)"
                        + "; leadstone_conversations (company_id, live, agent_id, created_at, conversation_id)"
                        + "; leadstone_conversations (company_id, live, lead_id, created_at, conversation_id)"
                        + "; leadstone_conversations (company_id, live, deleted_at, conversation_id)"
                        + "; leadstone_conversations (company_id, untold.id)"
                        + "; leadstone_conversations (writes.company_id, writes.key) sparse"
                        + "; leadstone_conversations (writes.at) sparse"
                        + "; leadstone_suppressions (company_id, hash)"
                        + "; leadstone_suppressions (company_id, recorded_at, id)"
                        + "; leadstone_submissions (company_id, lead_id, received_at, submission_id)"
                        + "; leadstone_submissions (company_id, state, received_at, submission_id)"
                        + "; leadstone_submissions (company_id, opt_in.expires_at) of documents with opt_in.expires_at"
                        + "; leadstone_submissions (pending_since) sparse"
                        + "; leadstone_submissions (company_id, pending_since) of documents with pending_since"
                        + "; leadstone_sessions (last_opened_at) expires after 90 days"
                        + "; leadstone_webhooks (company_id, created_at, webhook_id)"
                        + "; leadstone_webhooks (company_id, wanted)"
                        + "; leadstone_webhooks (company_id, slot) unique"
                        + "; leadstone_webhooks (enabled) sparse"
                        + "; leadstone_webhooks (removed_at) sparse"
                        + "; leadstone_webhooks (writes.company_id, writes.key) sparse"
                        + "; leadstone_webhooks (writes.at) sparse"
                        + "; leadstone_deliveries (company_id, webhook_id, ready_at, message_id)"
                        + "; leadstone_deliveries (company_id, webhook_id, status, happened_at, message_id)"
                        + "; leadstone_deliveries (company_id, lead_id, webhook_id, status, number)"
                        + "; leadstone_deliveries (finished_at) sparse"
                        + "; leadstone_agents (company_id, _id)"
                        + "; leadstone_api_keys (company_id, created_at, _id)"
                        + "; leadstone_idempotency (company_id, lead_id)"
                        + "; leadstone_idempotency (reserved_at) expires after 1 days");
    }

    @Test
    void validation_creates_nothing() {
        new LeadIndexes(database, "leadstone_").missing();

        assertThat(database.listCollectionNames()).isEmpty();
    }

    @Test
    void mode_none_creates_nothing() {
        MongoLeadStore.of(database);

        assertThat(database.listCollectionNames()).isEmpty();
    }

    @Test
    void a_second_build_changes_nothing() {
        LeadIndexes indexes = new LeadIndexes(database, "leadstone_");
        indexes.ensure();
        indexes.ensure();

        assertThat(indexes.missing()).isEmpty();
        assertThat(database.getCollection("leadstone_leads").listIndexes()).hasSize(14);
        MongoLeadStore.builder(database).schemaMode(MongoSchemaMode.VALIDATE).build();
    }

    @Test
    void an_index_that_is_not_unique_counts_as_missing() {
        database.getCollection("leadstone_leads").createIndex(new Document("company_id", 1).append("email_claim", 1));

        assertThat(new LeadIndexes(database, "leadstone_").missing()).contains(UNIQUE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{hidden: true}",
                "{collation: {locale: 'en', strength: 2}}",
                "{partialFilterExpression: {live: true}}",
                "{partialFilterExpression: {live: {$exists: true}}}"
            })
    void an_index_with_other_options_counts_as_missing(String options) {
        Document index = new Document("key", new Document("company_id", 1).append("email_claim", 1))
                .append("name", "company_id_1_email_claim_1")
                .append("unique", true);
        index.putAll(Document.parse(options));
        database.runCommand(new Document("createIndexes", "leadstone_leads").append("indexes", List.of(index)));

        assertThat(new LeadIndexes(database, "leadstone_").missing()).contains(UNIQUE);
    }

    @Test
    void every_collection_name_has_the_prefix() {
        MongoLeadStore store = MongoLeadStore.builder(database)
                .collectionPrefix("crm_")
                .schemaMode(MongoSchemaMode.CREATE)
                .build();
        new LongHistory(store).growTo(100);

        assertThat(database.listCollectionNames().into(new ArrayList<>()))
                .contains("crm_leads", "crm_lead_events", "crm_lead_consents")
                .allMatch(name -> name.startsWith("crm_"));
    }
}
