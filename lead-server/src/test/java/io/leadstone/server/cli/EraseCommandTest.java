package io.leadstone.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.store.OpenStore;
import io.leadstone.testkit.SampleLeads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EraseCommandTest {

    private static final CompanyId ACME = new CompanyId("acme");

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void the_command_erases_a_lead_of_the_company() throws IOException {
        Path config = Files.writeString(
                directory.resolve("leadstone.properties"),
                "LEADSTONE_STORE_URL=jdbc:h2:file:" + directory.resolve("leads"));
        ServerSettings settings = ServerSettings.read(Optional.of(config));
        LeadSnapshot lead =
                new SampleLeads().capture(ACME, "jordan@example.com").after();
        try (OpenStore store = OpenStore.open(settings.store())) {
            store.leads().leads().add(new SampleLeads().capture(ACME, "jordan@example.com"));
        }
        String id = lead.id().toString();

        assertThat(run(config, "globex", id)).isOne();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("no lead").doesNotContain("\tat ");
        assertThat(run(config, "acme", "7")).as("no id").isEqualTo(2);
        assertThat(run(config, "acme", id)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("erased lead " + id + " at 2");

        try (OpenStore store = OpenStore.open(settings.store())) {
            assertThat(store.leads().leads().find(ACME, lead.id()).orElseThrow().isErased())
                    .isTrue();
        }
    }

    private int run(Path config, String company, String lead) {
        out.reset();
        List<String> all =
                new ArrayList<>(List.of("erase", "--company", company, "--lead", lead, "--config", config.toString()));
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Leadstone.commandLine(printed, printed).execute(all.toArray(new String[0]));
    }
}
