package io.leadstone.server.cli;

import io.leadstone.adapter.csv.CsvImport;
import io.leadstone.adapter.csv.CsvImportBuilder;
import io.leadstone.adapter.csv.CsvImportReport;
import io.leadstone.adapter.csv.RejectedRow;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateOutcome;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.server.LeadServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.store.OpenStore;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.ExitCode;

/** {@code leadstone import}: stores the rows of a CSV file as leads of a company. */
record ImportCommand(ConfigOption config, PrintStream out, PrintStream err) {

    /** The actor of the events of imported leads. */
    private static final String ACTOR = "leadstone-import";

    /** 20: the number of rejected rows that are printed. The file of rejected rows has all of them. */
    private static final int MAX_PRINTED = 20;

    int run(ImportOptions options) {
        ServerSettings settings = config.settings();
        try (OpenStore store = OpenStore.open(settings.store())) {
            RowProgress progress = new RowProgress("rows", err, System::nanoTime);
            CsvImportReport report = importInto(management(settings, store, options), options, progress)
                    .run(Caller.member(options.company(), ACTOR, Scope.READ, Scope.WRITE), options.file());
            progress.end();
            print(report, options);
            return report.rejected() == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
        } catch (FileAlreadyExistsException taken) {
            err.println(taken.getFile() + " already exists; name a new file for the rejected rows");
        } catch (IOException failed) {
            err.println("cannot import " + options.file() + ": " + FileFailures.describe(failed));
        }
        return ExitCode.SOFTWARE;
    }

    private static LeadManagement management(ServerSettings settings, OpenStore store, ImportOptions options) {
        return options.region()
                .map(region -> LeadServer.management(settings, store, region))
                .orElseGet(() -> LeadServer.management(settings, store));
    }

    private CsvImport importInto(LeadManagement management, ImportOptions options, RowProgress progress) {
        CsvImportBuilder builder =
                CsvImport.into(management).onDuplicate(options.onDuplicate()).onRow(progress);
        builder.onFailure(report -> {
            progress.endEarly();
            print(report, options);
            err.println(advice(report, options));
        });
        options.source().ifPresent(builder::source);
        options.charset().ifPresent(builder::charset);
        options.rejects().ifPresent(builder::rejects);
        if (options.keepsUnknown()) {
            builder.keepUnknownColumns();
        }
        if (options.isDryRun()) {
            builder.dryRun();
        }
        return builder.build();
    }

    private void print(CsvImportReport report, ImportOptions options) {
        report.firstRejected().stream().limit(MAX_PRINTED).forEach(row -> err.println(line(row)));
        if (report.rejected() > MAX_PRINTED) {
            err.println("and " + (report.rejected() - MAX_PRINTED) + " more rejected rows");
        }
        printColumns("kept in the metadata: ", report.keptInMetadata());
        printColumns("values that were not stored: ", report.notStored());
        if (report.keptWithdrawals() > 0) {
            out.println(report.keptWithdrawals() + " rows give a consent that was withdrawn; it stays withdrawn");
        }
        String outcomes = Arrays.stream(CreateOutcome.values())
                .filter(outcome -> report.count(outcome) > 0)
                .map(outcome -> ", " + report.count(outcome) + " " + outcome.code())
                .collect(Collectors.joining());
        out.println((options.isDryRun() ? "would import " : "imported ") + report.rows() + " rows in "
                + report.charset().name() + " with the separator " + separator(report.separator()) + outcomes + ", "
                + report.rejected() + " rejected"
                + (report.rejected() > 0
                        ? options.rejects().map(file -> " into " + file).orElse("")
                        : ""));
    }

    private void printColumns(String title, Map<String, Long> columns) {
        if (!columns.isEmpty()) {
            out.println(title
                    + columns.entrySet().stream()
                            .map(column -> column.getKey() + " (" + column.getValue() + " rows)")
                            .collect(Collectors.joining(", ")));
        }
    }

    /** Returns how to continue after a failure. */
    private static String advice(CsvImportReport report, ImportOptions options) {
        if (options.isDryRun()) {
            return "the check ended early; repeat the command when the failure is mended";
        }
        boolean isRepeated = options.onDuplicate() != DuplicatePolicy.REJECT;
        return "the import ended early; when the failure is mended, repeat the command "
                + (isRepeated ? "as it is" : "with --on-duplicate return")
                + (report.rejected() > 0 && options.rejects().isPresent() ? " and a new file for --rejects" : "")
                + "; rows without an email are then stored again";
    }

    private static String separator(char separator) {
        return separator == '\t' ? "tab" : "'" + separator + "'";
    }

    private static String line(RejectedRow row) {
        return "row " + row.row() + " (line " + row.line() + "): " + row.reasons();
    }
}
