package io.leadstone.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the commands without the key of a suppression list, which the server refuses, too. */
class SuppressionKeysOfCommandsTest {

    private static final String KEY =
            "LEADSTONE_SUPPRESSION_KEYS=old:" + Base64.getEncoder().encodeToString(new byte[32]);

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void suppress_an_address() throws IOException {
        file = Files.writeString(directory.resolve("leads.csv"), "email,name\nkim@example.com,Kim\n");
        assertThat(run(KEY, "suppress add --company acme --email kim@example.com").exitCode)
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import FILE --company acme",
                "import FILE --company acme --region DE",
                "import FILE --company acme --dry-run",
                "erase --company acme --lead 01990000-0000-7000-8000-000000000001",
                "person --company acme --email kim@example.com",
                "purge",
                "demo --company globex"
            })
    void a_command_that_would_ignore_an_entry_needs_its_key(String command) throws IOException {
        Run run = run("", command);

        assertThat(run.exitCode).isEqualTo(2);
        assertThat(run.text)
                .startsWith("LEADSTONE_SUPPRESSION_KEYS: ")
                .contains("'old' (1 entries)")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export --company acme --type leads --format csv --output FILE --force",
                "purge --dry-run",
                "suppress list --company acme",
                "renew-email-keys",
                "keys list --company acme"
            })
    void other_commands_need_no_key(String command) throws IOException {
        assertThat(run("", command).exitCode).isZero();
    }

    @Test
    void an_entry_without_an_address_has_wrong_arguments() throws IOException {
        assertThat(run(KEY, "suppress add --company acme").exitCode).isEqualTo(2);
    }

    private Run run(String settings, String command) throws IOException {
        Path config = Files.writeString(
                directory.resolve("leadstone.properties"),
                "LEADSTONE_STORE_URL=jdbc:h2:file:" + directory.resolve("leads") + "\n" + settings);
        List<String> all =
                new ArrayList<>(List.of(command.replace("FILE", file.toString()).split(" ")));
        all.addAll(List.of("--config", config.toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        int exitCode = Leadstone.commandLine(printed, printed).execute(all.toArray(new String[0]));
        return new Run(exitCode, out.toString(StandardCharsets.UTF_8));
    }

    private record Run(int exitCode, String text) {}
}
