package io.leadstone.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.server.LeadServer;
import io.leadstone.server.settings.ServerSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysCommandTest {

    @TempDir
    private Path directory;

    private Path config;

    @BeforeEach
    void configure_a_store() throws IOException {
        config = Files.writeString(
                directory.resolve("leadstone.properties"),
                "LEADSTONE_STORE_URL=jdbc:h2:file:" + directory.resolve("leads"));
    }

    @Test
    void a_key_is_created_listed_and_revoked() {
        Run made = run("create", "--company", "acme", "--scopes", "read,admin", "--name", "CRM sync");
        assertThat(made.exitCode).isZero();
        assertThat(made.out).containsPattern("key +lk_\\S+\\R").containsPattern("secret +\\S{43}\\R");
        String id = made.out.split("\\s+", 3)[1];

        Run listed = run("list", "--company", "acme");
        assertThat(listed.out).contains(id + "\tread,admin\tmember\t").contains("\tactive\tCRM sync");
        assertThat(run("list", "--company", "other").out).isEmpty();

        assertThat(run("revoke", "--company", "other", id).exitCode).isOne();
        assertThat(run("revoke", "--company", "acme", id).exitCode).isZero();
        assertThat(run("revoke", "--company", "acme", id).exitCode).isOne();
        assertThat(run("list", "--company", "acme").out).contains("\trevoked ");
    }

    @Test
    void a_start_creates_no_key_if_all_keys_are_revoked() {
        assertThat(run("create", "--company", "acme", "--id", "crm").exitCode).isZero();
        assertThat(run("revoke", "--company", "acme", "crm").exitCode).isZero();

        ServerSettings settings = ServerSettings.read(Map.of("LEADSTONE_PORT", "0"), Optional.of(config));
        try (LeadServer server = LeadServer.start(settings)) {
            assertThat(server.firstKey()).isEmpty();
        }
        assertThat(run("create", "--company", "acme").exitCode).isZero();
    }

    @Test
    void a_duplicate_id_is_reported_in_one_line() {
        assertThat(run("create", "--company", "acme", "--id", "crm").exitCode).isZero();
        Run again = run("create", "--company", "other", "--id", "crm");
        assertThat(again.exitCode).as("a wrong argument").isEqualTo(2);
        assertThat(again.err).isEqualToIgnoringNewLines("id is already the id of an API key");
    }

    @Test
    void wrong_arguments_are_reported() {
        assertThat(run("create", "--company", "a b").err)
                .startsWith("Invalid value for option '--company': company_id");
        assertThat(run("create", "--company", "acme", "--scopes", "fly").err).contains("[read, write, admin]");
        assertThat(run("create").exitCode).isEqualTo(2);
        assertThat(run("create", "--company", "acme", "--id", "a b").exitCode).isEqualTo(2);
        assertThat(run("lose").exitCode).isEqualTo(2);
    }

    @Test
    void a_wrong_setting_is_reported_in_one_line() throws IOException {
        Files.writeString(config, "LEADSTONE_STORE_URL=jdbc:postgresql://127.0.0.1:1/leads");
        Run run = run("list", "--company", "acme");
        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.err).startsWith("LEADSTONE_STORE_URL: cannot open").hasLineCount(1);
    }

    private Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("keys"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--config", config.toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = Leadstone.commandLine(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .execute(all.toArray(new String[0]));
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The result of a command. */
    private record Run(int exitCode, String out, String err) {}
}
