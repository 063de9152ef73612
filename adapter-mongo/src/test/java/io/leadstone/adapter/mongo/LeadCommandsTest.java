package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * The commands of reads and changes of a lead. Each command is a round trip, which takes most of the time of a small
 * read. A change first looks for subscriptions, because another node may have added one a moment ago.
 */
class LeadCommandsTest {

    private static final CommandLog COMMANDS = new CommandLog();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(new MemoryBackend(), COMMANDS);

    private final MongoDatabase database = MONGO.freshDatabase();
    private final MongoLeadStore store =
            MongoLeadStore.builder(database).schemaMode(MongoSchemaMode.CREATE).build();
    private final SampleLeads samples = new SampleLeads();

    @Test
    void a_lead_without_conversations_is_read_by_one_command() {
        LeadSnapshot lead = added("jordan@example.com");

        assertThat(commands(
                        () -> assertThat(store.leads().find(ACME, lead.id())).contains(lead)))
                .containsExactly("find leads");
        assertThat(commands(() -> store.leads().findDeleted(ACME, lead.id()))).containsExactly("find leads");
        assertThat(commands(() ->
                        store.leads().findByEmail(ACME, lead.details().email().orElseThrow())))
                .containsExactly("find leads");
        assertThat(commands(() -> store.events().eventsOf(ACME, lead.id(), PageRequest.FIRST)))
                .containsExactly("find leads");
    }

    @Test
    void a_missing_lead_is_read_by_one_command() {
        assertThat(commands(() ->
                        assertThat(store.leads().find(ACME, samples.unusedId())).isEmpty()))
                .containsExactly("find leads");
    }

    @Test
    void a_lead_with_conversations_is_read_by_three_commands() {
        LeadSnapshot lead = added("jordan@example.com");
        store.conversations().add(samples.open(lead));

        assertThat(commands(() -> assertThat(store.leads()
                                .find(ACME, lead.id())
                                .orElseThrow()
                                .lastEvent())
                        .isEqualTo(2)))
                .containsExactly("find leads", "find conversations", "find leads");
    }

    @Test
    void a_lead_of_an_older_version_may_have_conversations() {
        LeadSnapshot lead = added("jordan@example.com");
        database.getCollection("leadstone_leads")
                .updateMany(new BsonDocument(), Updates.unset(LeadDocumentFields.HAS_CONVERSATIONS));

        assertThat(commands(
                        () -> assertThat(store.leads().find(ACME, lead.id())).contains(lead)))
                .containsExactly("find leads", "find conversations", "find leads");
        store.conversations().add(samples.open(lead));
        assertThat(isMarked()).isTrue();
    }

    @Test
    void a_lead_is_marked_before_its_first_conversation_is_stored() {
        LeadSnapshot lead = added("jordan@example.com");
        assertThat(isMarked()).isFalse();

        assertThat(commands(() -> store.conversations().add(samples.open(lead))))
                .containsExactly(
                        "find leads",
                        "aggregate webhooks",
                        "update leads",
                        "insert conversations",
                        "update leads",
                        "update conversations");
        assertThat(isMarked()).isTrue();
        assertThat(commands(() -> store.conversations().add(samples.open(lead))))
                .containsExactly(
                        "find leads",
                        "aggregate webhooks",
                        "insert conversations",
                        "update leads",
                        "update conversations");
    }

    @Test
    void a_change_keeps_the_mark() {
        LeadSnapshot lead = added("jordan@example.com");
        store.conversations().add(samples.open(lead));

        store.leads()
                .update(Lead.restore(store.leads().find(ACME, lead.id()).orElseThrow())
                        .delete(samples.context()));

        assertThat(isMarked()).isTrue();
    }

    @Test
    void a_change_is_one_write() {
        AtomicReference<LeadSnapshot> lead = new AtomicReference<>();
        assertThat(commands(() -> lead.set(added("jordan@example.com"))))
                .containsExactly("aggregate webhooks", "insert leads");

        List<Function<Lead, LeadChange>> changes = List.of(
                known -> known.revise(
                        SampleLeads.details()
                                .email("robin@example.com")
                                .name("Robin", "Ng")
                                .build(),
                        samples.context()),
                known -> known.record(SampleLeads.decision(ConsentPurpose.MARKETING, true), samples.context()));
        for (Function<Lead, LeadChange> change : changes) {
            LeadChange next = change.apply(Lead.restore(lead.get()));
            assertThat(commands(() -> store.leads().update(next)))
                    .containsExactly("aggregate webhooks", "update leads");
            lead.set(next.after());
        }
    }

    @Test
    void a_deletion_also_cancels_deliveries() {
        LeadChange deletion = Lead.restore(added("jordan@example.com")).delete(samples.context());

        assertThat(commands(() -> store.leads().update(deletion)))
                .containsExactly(
                        "aggregate webhooks",
                        "findAndModify leads",
                        "update deliveries",
                        "find deliveries",
                        "update leads");
    }

    private boolean isMarked() {
        return database.getCollection("leadstone_leads", BsonDocument.class)
                .find()
                .first()
                .getBoolean(LeadDocumentFields.HAS_CONVERSATIONS)
                .getValue();
    }

    private LeadSnapshot added(String email) {
        LeadChange created = samples.capture(ACME, email);
        store.leads().add(created);
        return created.after();
    }

    private static List<String> commands(Runnable work) {
        return COMMANDS.of(work).stream()
                .map(command -> command.getFirstKey() + " "
                        + command.getString(command.getFirstKey()).getValue().replace("leadstone_", ""))
                .toList();
    }
}
