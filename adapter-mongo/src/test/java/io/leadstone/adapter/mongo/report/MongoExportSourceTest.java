package io.leadstone.adapter.mongo.report;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import io.leadstone.adapter.mongo.CommandLog;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.ExportRange;
import io.leadstone.testkit.SampleLeads;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The commands of exports and reports. */
class MongoExportSourceTest {

    private static final CommandLog COMMANDS = new CommandLog();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(new MemoryBackend(), COMMANDS);

    private final MongoLeadStore store = MONGO.freshStore();
    private final SampleLeads samples = new SampleLeads();

    @Test
    void a_sink_that_throws_closes_the_cursor() {
        for (int i = 0; i <= MongoExportSource.BATCH; i++) {
            store.leads().add(samples.capture(ACME, "lead" + i + "@example.com"));
        }
        AtomicInteger rows = new AtomicInteger();
        assertThat(COMMANDS.of(() -> store.exports()
                        .eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, lead -> rows.incrementAndGet())))
                .extracting(BsonDocument::getFirstKey)
                .containsExactly("find", "find", "getMore");
        assertThat(rows).hasValue(MongoExportSource.BATCH + 1);

        // An exception of the sink is not translated, whatever its type.
        MongoException full = new MongoTimeoutException("failure of the sink");
        List<BsonDocument> commands = COMMANDS.of(() -> assertThatThrownBy(
                        () -> store.exports().eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, lead -> {
                            throw full;
                        }))
                .isSameAs(full));
        assertThat(commands).extracting(BsonDocument::getFirstKey).containsExactly("find", "find", "killCursors");
        assertThat(commands.get(1).getNumber("batchSize").intValue()).isEqualTo(MongoExportSource.BATCH);
    }

    @Test
    void figures_of_a_standalone_server_use_the_stores_read_concern() {
        List<BsonDocument> commands = COMMANDS.of(() -> store.figures().totals(ACME, lastDays()));

        assertThat(commands).extracting(BsonDocument::getFirstKey).containsExactly("find", "hello", "aggregate");
        assertThat(level(commands.get(2))).isEqualTo("majority");
    }

    @Test
    void figures_of_a_replica_set_use_a_snapshot() {
        CommandLog log = new CommandLog();
        try (MemoryMongo replicaSet = new MemoryMongo(new ReplicaSetBackend(), log)) {
            List<BsonDocument> commands = log.of(() ->
                    MongoLeadStore.of(replicaSet.freshDatabase()).figures().totals(ACME, lastDays()));

            assertThat(level(commands.get(2))).isEqualTo("snapshot");
        }
    }

    private DateRange lastDays() {
        return DateRange.lastDays(30, samples.clock().instant());
    }

    private static String level(BsonDocument command) {
        return command.getDocument("readConcern").getString("level").getValue();
    }

    /** Reports that it is a member of a replica set, but has no other feature of one. */
    private static final class ReplicaSetBackend extends MemoryBackend {

        @Override
        public Document handleMessage(MongoMessage message) {
            return message.getDocument().containsKey("hello")
                    ? new Document("setName", "rs").append("maxWireVersion", 17).append("ok", 1.0)
                    : super.handleMessage(message);
        }
    }
}
