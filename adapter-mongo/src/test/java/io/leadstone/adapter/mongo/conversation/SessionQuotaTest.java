package io.leadstone.adapter.mongo.conversation;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.schema.LeadIndexes;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.ConversationLimitException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Counters of the conversations that widget sessions open, and their removal by the server. */
class SessionQuotaTest {

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo();

    private static final BsonDocument ALL = new BsonDocument();
    private static final BsonDateTime LONG_AGO = new BsonDateTime(0);

    private final SampleLeads samples = new SampleLeads();
    private final MongoDatabase database = MONGO.freshDatabase();
    private final MongoLeadStore store = MemoryMongo.store(database);
    private final MongoCollection<BsonDocument> counters =
            database.getCollection("leadstone_" + ConversationFields.SESSIONS, BsonDocument.class);
    private final LeadSnapshot jordan = jordan();

    @Test
    void a_counter_expires_after_its_last_conversation() {
        assertThat(counters.listIndexes(BsonDocument.class).into(new ArrayList<>()))
                .filteredOn(index -> index.containsKey("expireAfterSeconds"))
                .singleElement()
                .satisfies(index -> {
                    assertThat(index.getDocument("key").keySet()).containsExactly(ConversationFields.LAST_OPENED_AT);
                    assertThat(index.getNumber("expireAfterSeconds").longValue())
                            .isEqualTo(Duration.ofDays(90).toSeconds());
                });
        Instant before = Instant.now().minusSeconds(5);

        open(1, "s-1");
        assertThat(lastOpened(counters)).isAfter(before);

        counters.updateMany(ALL, Updates.set(ConversationFields.LAST_OPENED_AT, LONG_AGO));
        open(1, "s-1");
        assertThat(lastOpened(counters)).as("after the second one").isAfter(before);
    }

    @Test
    void a_session_without_a_counter_keeps_its_limit() {
        open(ConversationSnapshot.MAX_PER_SESSION - 1, "s-1");
        open(1, "s-2");
        store.conversations().add(samples.open(jordan));
        counters.deleteMany(ALL);

        open(1, "s-1");

        assertThatExceptionOfType(ConversationLimitException.class).isThrownBy(() -> open(1, "s-1"));
        counters.deleteMany(ALL);
        assertThatExceptionOfType(ConversationLimitException.class).isThrownBy(() -> open(1, "s-1"));
        open(1, "s-2");
    }

    @Test
    void a_purge_removes_the_counters_of_the_sessions_of_the_lead() {
        LeadChange other = samples.capture(ACME, "robin@example.com");
        store.leads().add(other);
        store.conversations().add(samples.openInSession("s-2", other.after()));
        open(2, "s-1");

        LeadSnapshot found = store.leads().find(ACME, jordan.id()).orElseThrow();
        assertThat(store.purge().purge(Lead.restore(found).purge(samples.context())))
                .isTrue();

        assertThat(counters.find().into(new ArrayList<>()))
                .extracting(counter -> BsonValues.text(counter, LeadDocumentFields.ID))
                .containsExactly("acme/s-2");
    }

    @Test
    void counters_of_earlier_releases_get_an_instant_when_the_index_is_built() {
        LeadIndexes indexes = new LeadIndexes(MONGO.freshDatabase(), "leadstone_");
        MongoCollection<BsonDocument> old =
                indexes.database().getCollection("leadstone_" + ConversationFields.SESSIONS, BsonDocument.class);
        old.insertOne(new BsonDocument(ConversationFields.OPENED, new BsonInt64(1)));
        assertThat(indexes.missing()).contains("leadstone_sessions (last_opened_at) expires after 90 days");
        Instant before = Instant.now().minusSeconds(5);

        indexes.ensure();

        assertThat(lastOpened(old)).isAfter(before);
        assertThat(indexes.missing()).isEmpty();
    }

    private static Instant lastOpened(MongoCollection<BsonDocument> counters) {
        BsonDocument counter = counters.find().into(new ArrayList<>()).get(0);
        return BsonValues.instant(counter, ConversationFields.LAST_OPENED_AT);
    }

    private LeadSnapshot jordan() {
        LeadChange created = samples.capture(ACME, "jordan@example.com");
        store.leads().add(created);
        return created.after();
    }

    private void open(int times, String session) {
        for (int i = 0; i < times; i++) {
            store.conversations().add(samples.openInSession(session, jordan));
        }
    }
}
