package io.leadstone.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PurgeCommandTest {

    private static final Pattern DUE =
            Pattern.compile("would purge (\\d+) deleted and (\\d+) inactive leads, and 0 held registrations\\R");

    @TempDir
    private Path directory;

    @Test
    void the_dry_run_counts_the_leads_that_a_purge_removes() throws IOException {
        run("", "demo");
        assertThat(run("", "purge", "--dry-run")).as("by default").matches("would purge 0 deleted and 0 inactive.*\\R");
        String inactive = "LEADSTONE_RETENTION_DAYS=0\nLEADSTONE_INACTIVE_DAYS=30\n";

        Matcher due = DUE.matcher(run(inactive, "purge", "--dry-run"));

        assertThat(due.matches()).isTrue();
        assertThat(Integer.parseInt(due.group(2))).isBetween(1, 287);
        assertThat(run(inactive, "purge"))
                .isEqualToIgnoringNewLines(
                        "purged 0 deleted and " + due.group(2) + " inactive leads, and 0 held registrations");
        assertThat(run(inactive, "purge", "--dry-run"))
                .isEqualToIgnoringNewLines("would purge 0 deleted and 0 inactive leads, and 0 held registrations");
    }

    private String run(String settings, String... arguments) throws IOException {
        Path config = Files.writeString(
                directory.resolve("leadstone.properties"),
                "LEADSTONE_STORE_URL=jdbc:h2:file:" + directory.resolve("leads") + "\n" + settings);
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--config", config.toString()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
        assertThat(Leadstone.commandLine(printed, printed).execute(all.toArray(new String[0])))
                .as(out.toString(StandardCharsets.UTF_8))
                .isZero();
        return out.toString(StandardCharsets.UTF_8);
    }
}
