package io.leadstone.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.export.CsvRowReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoAndExportTest {

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
    void the_demo_is_loaded_once_and_exported() throws IOException {
        Run loaded = run("demo");
        assertThat(loaded.out).contains("288 leads with 182 conversations", "/v1/analytic/leads?start_date=");
        Run again = run("demo");
        assertThat(again.exitCode).isOne();
        assertThat(again.err)
                .isEqualToIgnoringNewLines(
                        "company 'default' already has leads; the demo needs a company without leads");

        Path file = directory.resolve("out.csv");
        Run exported = run(export("csv", file));
        assertThat(exported.exitCode).as(exported.err).isZero();
        assertThat(exported.err).containsPattern("\\r288 leads, [0-9,]+ a second\\R");
        assertThat(rows(file)).isEqualTo(288);

        Run taken = run(export("json", file));
        assertThat(taken.exitCode).isOne();
        assertThat(taken.err).contains("already exists; --force replaces it");
        assertThat(rows(file)).isEqualTo(288);
        assertThat(run(with(export("json", file), "--force")).exitCode).isZero();
        assertThat(Files.readString(file)).startsWith("[{\"id\":").endsWith("}]");
        assertThat(run(with(export("json", file), "--force", "--start-date", "2999-01-01")).exitCode)
                .isZero();
        assertThat(Files.readString(file)).isEqualTo("[]");
        assertThat(run(with(export("csv", file), "--force", "--columns", "email,full_name")).exitCode)
                .isZero();
        assertThat(Files.readAllLines(file)).hasSize(289).first().isEqualTo("email,full_name");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(Path::toString)).noneMatch(name -> name.endsWith(".part"));
        }
    }

    @Test
    void a_failed_export_is_reported_in_one_line_and_leaves_no_file() {
        Path file = directory.resolve("out.csv");
        Run noDate = run(with(export("csv", file), "--start-date", "yesterday"));
        assertThat(noDate.exitCode).isEqualTo(2);
        assertThat(noDate.err).startsWith("start_date must be a date").hasLineCount(1);
        Run noColumn = run(with(export("csv", file), "--columns", "email,nowhere"));
        assertThat(noColumn.exitCode).isEqualTo(2);
        assertThat(noColumn.err)
                .startsWith("columns has the unknown name nowhere; known are id, ")
                .hasLineCount(1);
        Run noFolder = run(export("csv", directory.resolve("no/out.csv")));
        assertThat(noFolder.exitCode).isOne();
        assertThat(noFolder.err).contains("the folder does not exist").hasLineCount(1);
        assertThat(run(export("xml", file)).err).contains("known are [csv, json]");
        assertThat(file).doesNotExist();
    }

    private static long rows(Path file) throws IOException {
        try (CsvRowReader reader = CsvRowReader.of(Files.newBufferedReader(file))) {
            return reader.rows().count();
        }
    }

    private static String[] export(String format, Path file) {
        return new String[] {
            "export", "--company", "default", "--type", "leads", "--format", format, "--output", file.toString()
        };
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Stream.of(arguments), Stream.of(more)).toArray(String[]::new);
    }

    private Run run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
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
