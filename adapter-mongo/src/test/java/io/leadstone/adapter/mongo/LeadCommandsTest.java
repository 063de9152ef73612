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

/** What reading a lead costs: each command is a round trip, which is most of what a small read takes. */
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
    void a_lead_that_is_not_there_is_missed_by_one_command() {
        assertThat(commands(() ->
                        assertThat(store.leads().find(ACME, samples.unusedId())).isEmpty()))
                .containsExactly("aggregate leads");
    }

    private LeadSnapshot added(String email) {
        LeadChange birth = samples.capture(ACME, email);
        store.leads().add(birth);
        return birth.after();
    }

    private static List<String> commands(Runnable work) {
        return COMMANDS.of(work).stream()
                .map(command -> command.getFirstKey() + " "
                        + command.getString(command.getFirstKey()).getValue().replace("leadstone_", ""))
                .toList();
    }
}
