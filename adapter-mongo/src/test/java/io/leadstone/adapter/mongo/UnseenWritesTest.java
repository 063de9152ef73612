package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ReadConcern;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.leadstone.adapter.mongo.document.IdempotencyFields;
import io.leadstone.adapter.mongo.session.MongoLimits;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Inserts that are refused because of a document that no read returns, as if the majority of a replica set did not have
 * it yet. A unique index of the company alone has the same effect.
 */
class UnseenWritesTest {

    private static final CommandLog COMMANDS = new CommandLog();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(new CalmBackend(), COMMANDS);

    private final MongoDatabase database = MONGO.freshDatabase();
    private final MongoLeadStore store =
            MemoryMongo.store(database).within(new MongoLimits(MongoLimits.COMMAND, Duration.ZERO));

    @Test
    void a_reservation_ends_after_the_limit() {
        refuseInserts("idempotency");
        WriteAttempt attempt = new WriteAttempt(ACME, "key", UUID.randomUUID(), UUID.randomUUID(), SettableClock.START);

        assertThatThrownBy(() -> store.idempotentWrites().reserve(attempt, "hash", SettableClock.START))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void a_purge_ends_after_the_limit() {
        SampleLeads samples = new SampleLeads();
        LeadChange captured = samples.capture(ACME, "jordan@example.com");
        store.leads().add(captured);
        refuseInserts("event_feed");

        assertThatThrownBy(
                        () -> store.purge().purge(Lead.restore(captured.after()).purge(samples.context())))
                .isInstanceOf(StoreUnavailableException.class);
    }

    /** With the write concern 1 the majority may not have the key when the attempt writes its record. */
    @Test
    void an_attempt_reads_its_key_from_the_primary_alone() {
        MongoLeadStore majority = MemoryMongo.store(database.withReadConcern(ReadConcern.MAJORITY));
        WriteAttempt attempt = new WriteAttempt(ACME, "key", UUID.randomUUID(), UUID.randomUUID(), SettableClock.START);
        majority.idempotentWrites().reserve(attempt, "hash", SettableClock.START);
        LeadChange captured = new SampleLeads().capture(ACME, "jordan@example.com");

        List<BsonDocument> commands =
                COMMANDS.of(() -> majority.idempotentWrites().during(attempt, () -> {
                    majority.leads().add(captured);
                    return captured;
                }));

        assertThat(commands)
                .filteredOn(command -> command.getString("find", new BsonString(""))
                        .getValue()
                        .equals("leadstone_" + IdempotencyFields.KEYS))
                .isNotEmpty()
                .allSatisfy(
                        command -> assertThat(command.getDocument("readConcern").getString("level"))
                                .isEqualTo(new BsonString("local")));
    }

    private void refuseInserts(String collection) {
        database.getCollection("leadstone_" + collection)
                .createIndex(Indexes.ascending("company_id", "absent"), new IndexOptions().unique(true));
        database.getCollection("leadstone_" + collection)
                .insertOne(new Document("_id", "unseen")
                        .append("company_id", ACME.value())
                        .append("position", 0L));
    }
}
