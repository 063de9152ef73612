package io.leadstone.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest {

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
    void rows_are_stored_and_rejected_rows_are_printed_and_kept() throws IOException {
        Path file = file(String.join(
                "\r\n",
                "Vorname;Nachname;E-Mail;Telefon;Kundennummer",
                "J\u00FCrgen;M\u00FCller;juergen@mueller.example;0170 1234567;K-1",
                "Ohne;Kontakt;;;K-2"));
        Path rejects = directory.resolve("rejects.csv");

        Run dry = run("import", file.toString(), "--company", "acme", "--dry-run");
        assertThat(dry.exitCode).isOne();
        assertThat(dry.out).contains("would import 2 rows in UTF-8 with the separator ';', 1 created, 1 rejected");
        assertThat(export("acme")).hasSize(1);

        Run real = run(
                "import",
                file.toString(),
                "--company",
                "acme",
                "--region",
                "DE",
                "--source",
                "fair",
                "--rejects",
                rejects.toString());
        assertThat(real.exitCode).isOne();
        assertThat(real.err)
                .contains("row 3 (line 3): E-Mail must be set if phone is not; Telefon must be set if email is not");
        assertThat(real.out)
                .contains(
                        "values that were not stored: Kundennummer (1 rows)",
                        "imported 2 rows in UTF-8 with the separator ';', 1 created, 1 rejected into " + rejects);
        assertThat(Files.readAllLines(rejects)).hasSize(2);
        assertThat(run("person", "--company", "acme", "--phone", "+491701234567").out)
                .contains("juergen@mueller.example", "fair");

        Run again = run("import", file.toString(), "--company", "acme", "--on-duplicate", "return");
        assertThat(again.out).contains("1 returned, 1 rejected");
    }

    /** Exports all leads of a company, imports them into another one, and compares both exports. */
    @Test
    void an_own_export_is_imported_into_another_company() throws IOException {
        Path file = file("email,first_name,last_name,phone,notes,tags,metadata,consent_marketing,created_at,status\r\n"
                + "kim@example.com,'=Kim,Park,'+82 2 312 3456,\"a\nb\",\"[\"\"vip\"\",\"\"a;b\"\"]\","
                + "\"{\"\"n\"\":1.5}\","
                + "true,2024-03-01T10:22:00.000Z,qualified\r\n"
                + "lee@example.com,'-Lee,,,\"x;'=1+2\",,,false,,\r\n");
        assertThat(run("import", file.toString(), "--company", "acme").exitCode).isZero();
        List<String> acme = export("acme");
        assertThat(acme.get(1)).contains("'=Kim", "'+82 2 312 3456", "2024-03-01T10:22:00.000Z", "qualified");

        Run imported = run("import", directory.resolve("acme.csv").toString(), "--company", "globex");
        assertThat(imported.exitCode).as(imported.err).isZero();
        assertThat(imported.out).contains("2 created, 0 rejected");

        assertThat(compared(export("globex"))).isEqualTo(compared(acme));
    }

    @Test
    void a_file_of_many_batches_is_imported() throws IOException {
        Path file = directory.resolve("large.csv");
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write("E-mail Address,First Name,Last Name,Mobile Phone\r\n");
            for (int i = 0; i < 3_000; i++) {
                out.write("person" + i + "@example.com,Jordan,Lee,+1 201-555-0123\r\n");
            }
        }

        Run large = run("import", file.toString(), "--company", "acme");

        assertThat(large.exitCode).as(large.err).isZero();
        assertThat(large.out).contains("imported 3000 rows", "3000 created, 0 rejected");
    }

    @Test
    void a_file_that_cannot_be_imported_is_reported_in_one_line() throws IOException {
        Run missing = run("import", directory.resolve("none.csv").toString(), "--company", "acme");
        assertThat(missing.exitCode).isOne();
        assertThat(missing.err)
                .endsWith("none.csv does not exist" + System.lineSeparator())
                .hasLineCount(1);
        assertThat(run("import", file("").toString(), "--company", "acme").err).contains("the file is empty");
        assertThat(run("import", file("a,b\n1,2\n").toString(), "--company", "acme").err)
                .contains("no column has a known name for an email or a phone number", "is: a, b");
        Path file = file("email,name\nkim@example.com,Kim\n");
        assertThat(run("import", file.toString(), "--company", "acme", "--region", "XX").err)
                .contains("the region must be an ISO 3166 country code");
        assertThat(run("import", file.toString(), "--company", "acme", "--charset", "nothing").err)
                .contains("'nothing' is no known charset");
        assertThat(run("import", file.toString(), "--company", "acme", "--rejects", file.toString()).err)
                .contains("already exists");
    }

    @Test
    void an_import_that_ends_early_prints_the_counts_and_how_to_continue() throws IOException {
        Path file = file("email,name\nkim@example.com,Kim\nwrong,Lee\npark@example.com,\"Park\n");
        Path rejects = directory.resolve("rejects.csv");

        Run failed = run("import", file.toString(), "--company", "acme", "--rejects", rejects.toString());

        assertThat(failed.exitCode).isOne();
        assertThat(failed.out).contains("imported 2 rows", "1 created, 1 rejected into " + rejects);
        assertThat(failed.err.replace("\r2 rows", "2 rows").lines())
                .satisfiesExactly(
                        progress -> assertThat(progress).startsWith("2 rows, "),
                        row -> assertThat(row).startsWith("row 3 (line 3): email "),
                        advice -> assertThat(advice)
                                .isEqualTo("the import ended early; when the failure is mended, repeat the command with"
                                        + " --on-duplicate return and a new file for --rejects; rows without an email"
                                        + " are then stored again"),
                        failure -> assertThat(failure).startsWith("cannot import " + file + ": a quote is not closed"));

        assertThat(run("import", file.toString(), "--company", "acme", "--on-duplicate", "update").err)
                .contains("repeat the command as it is; rows");
        assertThat(run("import", file.toString(), "--company", "acme", "--dry-run").err)
                .contains("the check ended early");
    }

    @Test
    void no_row_is_stored_if_rejected_rows_could_not_be_written() throws IOException {
        Path file = file("email,name\nkim@example.com,Kim\n");
        Path nowhere = directory.resolve("nowhere");

        Run failed = run(
                "import",
                file.toString(),
                "--company",
                "acme",
                "--rejects",
                nowhere.resolve("rejects.csv").toString());

        assertThat(failed.exitCode).isOne();
        assertThat(failed.err).isEqualToIgnoringNewLines("cannot import " + file + ": " + nowhere + " does not exist");
        assertThat(export("acme")).hasSize(1);
    }

    @Test
    void kept_values_are_named_apart_from_those_that_were_not_stored() throws IOException {
        Path file = file("E-Mail;Name;Stadt;size;metadata\nkim@example.com;Kim;Ulm;9;{\"size\":1}\n");

        Run run = run("import", file.toString(), "--company", "acme", "--keep-unknown");

        assertThat(run.out)
                .contains("kept in the metadata: Stadt (1 rows)", "values that were not stored: size (1 rows)");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "leads", ".csv"), text);
    }

    /** Returns the lines of an export. */
    private List<String> export(String company) throws IOException {
        Path file = directory.resolve(company + ".csv");
        Run exported = run(
                "export",
                "--company",
                company,
                "--type",
                "leads",
                "--format",
                "csv",
                "--output",
                file.toString(),
                "--force");
        assertThat(exported.exitCode).as(exported.err).isZero();
        return List.of(Files.readString(file).split("\r\n", -1)).stream()
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Removes ids, the company, the instants of the import and its order. */
    private static List<String> compared(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceFirst("^[0-9a-f-]{36},(acme|globex),", "")
                        .replaceAll("20(2[5-9]|[3-9]\\d)-\\d\\d-\\d\\dT[0-9:.]+Z", "now"))
                .sorted()
                .toList();
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

    private record Run(int exitCode, String out, String err) {}
}
