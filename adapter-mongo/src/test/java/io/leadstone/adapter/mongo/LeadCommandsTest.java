package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * The number of commands of a read of a lead. Each command is a round trip, which takes most of the time of a small
 * read.
 */
class LeadCommandsTest {

    private static final CommandLog COMMANDS = new CommandLog();
    private static final MemoryMongo MONGO = new MemoryMongo(new MemoryBackend(), COMMANDS);

    private final LeadStore store = MongoLeadStore.builder(MONGO.freshDatabase())
            .schemaMode(MongoSchemaMode.CREATE)
            .build();
    private final SampleLeads samples = new SampleLeads();

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Test
    void a_lead_is_read_by_one_command() {
        LeadSnapshot lead = added("jordan@example.com");

        assertThat(commands(
                        () -> assertThat(store.leads().find(ACME, lead.id())).contains(lead)))
                .containsExactly("aggregate leads");
        assertThat(commands(() -> store.leads().findDeleted(ACME, lead.id()))).containsExactly("aggregate leads");
    }

    @Test
    void a_missing_lead_is_read_by_one_command() {
        assertThat(commands(() ->
                        assertThat(store.leads().find(ACME, samples.unusedId())).isEmpty()))
                .containsExactly("aggregate leads");
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
