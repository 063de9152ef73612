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
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EraseCommandTest {

    private static final CompanyId ACME = new CompanyId("acme");

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void the_commands_export_and_erase_a_lead_of_the_company() throws IOException {
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

        String[] person = {"person", "--config", config.toString(), "--company", "acme", "--email", "Jordan@example.com"
        };
        assertThat(run(person)).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("{\"exported_at\":\"2")
                .contains("\"email\":\"jordan@example.com\"", "\"history\":[{", id);
        assertThat(run("person", "--config", config.toString(), "--company", "acme"))
                .isEqualTo(2);

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
        return run("erase", "--company", company, "--lead", lead, "--config", config.toString());
    }

    private int run(String... arguments) {
        out.reset();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        return Leadstone.commandLine(printed, printed).execute(arguments);
    }
}
