package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.leadstone.adapter.mongo.schema.MongoSearchReindexer;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Reindexing of leads that older rules of searches indexed. */
class MongoSearchReindexerTest {

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo();

    private final SampleLeads samples = new SampleLeads();
    private final MongoDatabase database = MONGO.freshDatabase();
    private final MongoLeadStore store = MongoLeadStore.of(database);

    @Test
    void leads_without_index_terms_are_found_by_their_text() {
        LeadSnapshot jordan = add("jordan@example.com", "Jordan");
        makeOutdated();

        assertThat(found("jord")).containsExactly(jordan);
        assertThat(found("jordan lee")).containsExactly(jordan);
        assertThat(found("jrodan")).isEmpty();
    }

    @Test
    void reindexed_leads_are_found_with_typing_errors() {
        LeadSnapshot jordan = add("jordan@example.com", "Jordan");
        LeadSnapshot robin = add("robin@example.com", "Robin");
        makeOutdated();
        LeadSnapshot jordana = add("young@example.com", "Jordana");

        assertThat(store.reindexSearch()).isEqualTo(2);

        assertThat(found("jrodan")).containsExactly(jordan);
        assertThat(found("jordan")).containsExactly(jordan, jordana);
        assertThat(found("robbin")).containsExactly(robin);
        assertThat(outdated()).isZero();
    }

    @Test
    void deleted_leads_are_reindexed() {
        LeadSnapshot jordan = add("jordan@example.com", "Jordan");
        LeadChange deleted = Lead.restore(jordan).delete(samples.context());
        store.leads().update(deleted);
        makeOutdated();

        assertThat(store.reindexSearch()).isEqualTo(1);

        LeadChange back = Lead.restore(deleted.after()).restore(samples.context());
        store.leads().update(back);
        assertThat(found("jrodan")).containsExactly(back.after());
    }

    @Test
    void a_second_reindexing_writes_no_lead() {
        for (int i = 0; i < 2 * MongoSearchReindexer.BATCH + 1; i++) {
            add(i + "@example.com", "Jordan");
        }
        makeOutdated();

        assertThat(store.reindexSearch()).isEqualTo(2 * MongoSearchReindexer.BATCH + 1);
        assertThat(outdated()).isZero();
        assertThat(store.reindexSearch()).isZero();
    }

    @Test
    void a_start_with_create_reindexes_leads_of_older_rules() {
        add("jordan@example.com", "Jordan");
        makeOutdated();

        MemoryMongo.store(database);

        assertThat(outdated()).isZero();
    }

    @Test
    void a_start_with_the_current_version_reads_no_leads() {
        MemoryMongo.store(database);
        add("jordan@example.com", "Jordan");
        makeOutdated();

        MemoryMongo.store(database);

        assertThat(outdated()).isEqualTo(1);
    }

    @Test
    void validation_refuses_leads_of_older_rules() {
        MongoLeadStore current = MemoryMongo.store(database);
        LeadSnapshot jordan = add("jordan@example.com", "Jordan");
        add("robin@example.com", "Robin");
        leads().updateOne(
                        new Document("email", "jordan@example.com"),
                        new Document("$set", new Document("search_pieces", List.of("wgordon"))));
        schema().updateOne(new Document(), new Document("$unset", new Document("search_version", "")));

        assertThat(current.needsReindexing()).isTrue();
        assertThatIllegalStateException()
                .isThrownBy(() -> MongoLeadStore.builder(database)
                        .schemaMode(MongoSchemaMode.VALIDATE)
                        .build())
                .withMessageContaining("MongoLeadStore.reindexSearch()");
        assertThat(current.reindexSearch()).isEqualTo(1);
        assertThat(current.needsReindexing()).isFalse();
        assertThat(found("jordan")).containsExactly(jordan);
        MongoLeadStore.builder(database).schemaMode(MongoSchemaMode.VALIDATE).build();
    }

    @Test
    void an_outdated_sort_key_is_written() {
        LeadSnapshot jordan = add("jordan@example.com", "Jordan");
        leads().updateOne(new Document(), new Document("$set", new Document("last_name_key", "z")));

        assertThat(store.reindexSearch()).isEqualTo(1);

        assertThat(leads().find().first().getString("last_name_key"))
                .isEqualTo(LeadSort.nameSortKey(jordan.details().sortedName()));
    }

    private LeadSnapshot add(String email, String firstName) {
        LeadDetails details =
                SampleLeads.details().email(email).name(firstName, "Lee").build();
        LeadChange created = samples.capture(ACME, details);
        store.leads().add(created);
        return created.after();
    }

    /**
     * Changes the documents to those of an older release: without index terms, without digits, and with only the fields
     * as the searched text.
     */
    private void makeOutdated() {
        for (Document lead : leads().find()) {
            String words = lead.getString("search_words");
            String fields = words.substring(0, words.lastIndexOf('\n')).replace(" \n ", "\n");
            leads().updateOne(
                            new Document("_id", lead.get("_id")),
                            new Document("$set", new Document("search_words", fields.strip()))
                                    .append("$unset", new Document("search_pieces", "").append("phone_digits", "")));
        }
    }

    private long outdated() {
        return leads().countDocuments(new Document("search_pieces", new Document("$exists", false)));
    }

    private MongoCollection<Document> schema() {
        return database.getCollection("leadstone_schema");
    }

    private MongoCollection<Document> leads() {
        return database.getCollection("leadstone_leads");
    }

    private List<LeadSnapshot> found(String search) {
        return store.search()
                .list(ACME, SearchCommandsTest.query(search, LeadSort.RELEVANCE), PageRequest.FIRST)
                .items();
    }
}
