package io.leadstone.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.LeadOperations;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.server.LeadServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.store.OpenStore;
import io.leadstone.testkit.SampleLeads;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Leads of these tests have plain keys, as a release before UTS 46 made them. */
class EmailKeysCommandTest {

    private static final CompanyId ACME = new CompanyId("acme");

    @TempDir
    private Path directory;

    private Path config;

    @BeforeEach
    void configure_a_store() throws IOException {
        config = Files.writeString(
                directory.resolve("leadstone.properties"),
                "LEADSTONE_PORT=0\nLEADSTONE_STORE_URL=jdbc:h2:file:" + directory.resolve("leads"));
    }

    @Test
    void the_keys_are_renewed_once() {
        SampleLeads samples = new SampleLeads();
        try (OpenStore store = open()) {
            LeadRepository leads = store.leads().leads();
            leads.add(samples.capture(ACME, "jordan@example.com"));
            leads.add(samples.capture(ACME, "info@stra\u00DFe.example"));
        }

        assertThat(run("renew-email-keys"))
                .isEqualToIgnoringNewLines("renewed 1 email keys and confirmed 1; 0 collisions remain");
        assertThat(run("renew-email-keys"))
                .isEqualToIgnoringNewLines("renewed 0 email keys and confirmed 0; 0 collisions remain");
    }

    @Test
    void the_older_of_two_leads_gets_the_key() {
        SampleLeads samples = new SampleLeads();
        LeadSnapshot older;
        LeadSnapshot newer;
        try (OpenStore store = open()) {
            LeadRepository leads = store.leads().leads();
            leads.add(samples.capture(ACME, "info@m\u00FCller.stra\u00DFe.example"));
            older = leads.findByEmail(ACME, new EmailAddress("info@m\u00FCller.stra\u00DFe.example"))
                    .orElseThrow();
            leads.add(samples.capture(ACME, "info@xn--mller-kva.stra\u00DFe.example"));
            newer = leads.findByEmail(ACME, new EmailAddress("info@xn--mller-kva.stra\u00DFe.example"))
                    .orElseThrow();
        }

        String collision = "company acme: the older lead " + older.id() + " and the newer lead " + newer.id()
                + " have one email; the key belongs to " + older.id();
        for (int renewed = 1; renewed >= 0; renewed--) {
            assertThat(run("renew-email-keys").lines())
                    .containsExactly(
                            collision, "renewed " + renewed + " email keys and confirmed 0; 1 collisions remain");
        }
    }

    @Test
    void the_server_renews_the_keys_at_its_start() {
        ServerSettings settings = ServerSettings.read(Optional.of(config));
        SampleLeads samples = new SampleLeads();
        try (OpenStore store = open()) {
            store.leads().leads().add(samples.capture(ACME, "info@m\u00FCller.example"));
            assertThat(LeadServer.operations(settings, store).needsEmailKeyRenewal())
                    .isTrue();
        }

        LeadServer.start(settings).close();

        try (OpenStore store = open()) {
            LeadOperations operations = LeadServer.operations(settings, store);
            assertThat(operations.needsEmailKeyRenewal()).isFalse();
            assertThat(store.leads().leads().findByEmail(ACME, new EmailAddress("info@xn--mller-kva.example")))
                    .isPresent();
        }
    }

    @Test
    void a_person_is_found_by_a_renewed_key() {
        SampleLeads samples = new SampleLeads();
        try (OpenStore store = open()) {
            store.leads().leads().add(samples.capture(ACME, "info@xn--mller-kva.stra\u00DFe.example"));
        }

        assertThat(run("person", "--company", "acme", "--email", "info@m\u00FCller.stra\u00DFe.example"))
                .contains("info@xn--mller-kva.stra\u00DFe.example");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "purge",
                "purge --dry-run",
                "suppress list --company acme",
                "suppress keys",
                "export --company acme --type leads --format csv --output "
            })
    void commands_that_look_up_no_email_leave_the_keys(String command) {
        SampleLeads samples = new SampleLeads();
        try (OpenStore store = open()) {
            store.leads().leads().add(samples.capture(ACME, "info@m\u00FCller.example"));
        }

        run((command.endsWith(" ") ? command + directory.resolve("leads.csv") : command).split(" "));

        ServerSettings settings = ServerSettings.read(Optional.of(config));
        try (OpenStore store = open()) {
            assertThat(LeadServer.operations(settings, store).needsEmailKeyRenewal())
                    .isTrue();
        }
    }

    private OpenStore open() {
        return OpenStore.open(ServerSettings.read(Optional.of(config)).store());
    }

    private String run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--config";
        all[arguments.length + 1] = config.toString();
        assertThat(Leadstone.commandLine(printed, printed).execute(all))
                .as(out.toString(StandardCharsets.UTF_8))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
