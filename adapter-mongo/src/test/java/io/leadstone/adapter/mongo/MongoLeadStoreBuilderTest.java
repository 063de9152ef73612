package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.testkit.SampleLeads;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MongoLeadStoreBuilderTest {

    private static final CommandLog COMMANDS = new CommandLog();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(new MemoryBackend(), COMMANDS);

    private final LeadChange jordan = new SampleLeads().capture(ACME, "jordan@example.com");

    @Test
    void the_default_concern_is_majority() {
        MongoLeadStore store = MongoLeadStore.of(MONGO.freshDatabase());

        assertThat(writeConcern(store)).isEqualTo(BsonDocument.parse("{w: 'majority', wtimeout: 15000}"));
        assertThat(find(store).getDocument("readConcern")).isEqualTo(BsonDocument.parse("{level: 'majority'}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            w=1                              | {w: 1, wtimeout: 15000}                             | {level: 'local'}
            w=2&wtimeoutMS=700&journal=true  | {w: 2, wtimeout: 700, j: true}                      | {level: 'local'}
            w=1&readConcernLevel=majority    | {w: 1, wtimeout: 15000}                             | {level: 'majority'}
            w=majority                       | {w: 'majority', wtimeout: 15000}                    | {level: 'majority'}
            wtimeoutMS=700                   | {w: 'majority', wtimeout: 700}                      | {level: 'majority'}
            journal=true                     | {w: 'majority', wtimeout: 15000, j: true}           | {level: 'majority'}
            readConcernLevel=local           | {w: 'majority', wtimeout: 15000}                    | {level: 'local'}
            """)
    void the_concerns_of_the_url_override_the_defaults(String options, String writes, String reads) {
        try (MongoClient client = MongoClients.create(url(options))) {
            MongoLeadStore store =
                    MongoLeadStore.of(client.getDatabase(MONGO.freshDatabase().getName()));

            assertThat(writeConcern(store)).isEqualTo(BsonDocument.parse(writes));
            assertThat(find(store).getDocument("readConcern")).isEqualTo(BsonDocument.parse(reads));
        }
    }

    @Test
    void a_url_without_write_confirmation_is_refused() {
        try (MongoClient client = MongoClients.create(url("w=0"))) {
            assertThatThrownBy(() -> MongoLeadStore.of(client.getDatabase("leads")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("write concern");
        }
    }

    @Test
    void reads_always_go_to_the_primary() {
        MongoDatabase database = MONGO.freshDatabase().withReadPreference(ReadPreference.secondaryPreferred());
        BsonDocument find = find(MongoLeadStore.of(database));

        assertThat(find.getDocument("$readPreference", BsonDocument.parse("{mode: 'primary'}"))
                        .getString("mode")
                        .getValue())
                .startsWith("primary");
    }

    @Test
    void the_host_may_choose_other_concerns() {
        MongoLeadStore store = MongoLeadStore.builder(MONGO.freshDatabase())
                .writeConcern(new WriteConcern(2))
                .readConcern(ReadConcern.LINEARIZABLE)
                .build();

        assertThat(writeConcern(store)).isEqualTo(new BsonDocument("w", new BsonInt32(2)));
        assertThat(find(store).getDocument("readConcern")).isEqualTo(BsonDocument.parse("{level: 'linearizable'}"));
    }

    @Test
    void an_unacknowledged_write_concern_is_refused() {
        assertThatThrownBy(
                        () -> MongoLeadStore.builder(MONGO.freshDatabase()).writeConcern(WriteConcern.UNACKNOWLEDGED))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1crm", "Crm", "crm-", "crm.", "$crm", "crm\u0000", "a123456789012345678901234567890x"})
    void an_invalid_collection_prefix_is_refused(String prefix) {
        assertThatThrownBy(() -> MongoLeadStore.builder(MONGO.freshDatabase()).collectionPrefix(prefix))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_change_needs_two_commands_and_a_read_one() {
        MongoLeadStore store = MongoLeadStore.of(MONGO.freshDatabase());
        SampleLeads samples = new SampleLeads();
        LongHistory history = new LongHistory(store, samples);

        assertThat(names(COMMANDS.of(() -> store.leads().add(samples.capture(ACME, "robin@example.com")))))
                .containsExactly("aggregate", "insert");
        assertThat(names(COMMANDS.of(() -> store.leads().update(history.next()))))
                .containsExactly("aggregate", "update");
        assertThat(names(COMMANDS.of(
                        () -> store.leads().find(ACME, history.lead().id()))))
                .containsExactly("find");
    }

    private static MongoClientSettings url(String options) {
        return MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(MONGO.url() + "/?" + options))
                .addCommandListener(COMMANDS)
                .build();
    }

    private BsonDocument writeConcern(MongoLeadStore store) {
        return COMMANDS.of(() -> store.leads().add(jordan)).get(1).getDocument("writeConcern");
    }

    private BsonDocument find(MongoLeadStore store) {
        return COMMANDS.of(() -> store.leads().find(ACME, jordan.after().id())).get(0);
    }

    private static List<String> names(List<BsonDocument> commands) {
        return commands.stream().map(BsonDocument::getFirstKey).toList();
    }
}
