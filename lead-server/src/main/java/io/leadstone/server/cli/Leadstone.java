package io.leadstone.server.cli;

import io.leadstone.adapter.rest.export.Export;
import io.leadstone.adapter.rest.export.ExportFormat;
import io.leadstone.adapter.rest.export.ExportType;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadException;
import io.leadstone.server.LeadServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.WrongSettingException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The program: its first word says what to do. */
@Command(
        name = "leadstone",
        description = "Lead management over HTTP on a database of your choice.",
        mixinStandardHelpOptions = true,
        version = "Leadstone 0.1.0")
public final class Leadstone {

    private static final int MAX_CAUSES = 8;

    private final PrintStream out;
    private final PrintStream err;

    private Leadstone(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Runs the words and ends the process: with 0 where it was done, 1 where it could not be, 2 where words or settings are wrong. */
    public static void main(String[] words) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(commandLine(System.out, System.err).execute(words));
    }

    static CommandLine commandLine(PrintStream out, PrintStream err) {
        CommandLine line = new CommandLine(new Leadstone(out, err))
                .setUsageHelpWidth(120)
                .addSubcommand(new KeysCommand(out))
                .registerConverter(CompanyId.class, plainly(CompanyId::new))
                .registerConverter(Scope.class, plainly(code -> Coded.parse(Scope.class, code)))
                .registerConverter(ExportType.class, plainly(code -> Coded.parse(ExportType.class, code)))
                .registerConverter(ExportFormat.class, plainly(code -> Coded.parse(ExportFormat.class, code)))
                .registerConverter(Role.class, plainly(code -> Coded.parse(Role.class, code)))
                .setExecutionExceptionHandler((failure, command, words) -> exitCode(failure, command));
        line.getCommandSpec().usageMessage().footer(settings());
        // Last: it is told to the commands that are there.
        return line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    }

    @Command(
            name = "serve",
            description = "Serves until it is stopped (SIGTERM, Ctrl-C). Settings come from the environment or a file.",
            mixinStandardHelpOptions = true)
    void serve(@Mixin ConfigOption config) throws InterruptedException {
        ServerSettings settings = config.settings();
        LeadServer server = LeadServer.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> StopWatchdog.run(server::close), "leadstone-stop"));
        out.println("Leadstone listens on " + server.uri() + " and keeps leads in "
                + settings.store().place());
        server.firstKey().ifPresent(key -> KeyText.first(key, settings.bootstrap(), server.uri(), out));
        if (settings.tokenSecret().isEmpty()) {
            out.println("Sessions of widgets and cursors of lists end with this process, since "
                    + Setting.TOKEN_SECRET.key() + " is not set.");
        }
        server.join();
    }

    @Command(
            name = "export",
            description = "Writes all live leads or conversations of a company into a file.",
            mixinStandardHelpOptions = true)
    int export(
            @Mixin ConfigOption config,
            @Option(names = "--company", required = true, description = "Whose.") CompanyId company,
            @Option(names = "--type", required = true, description = "leads or conversations.") ExportType type,
            @Option(names = "--format", required = true, description = "csv or json.") ExportFormat format,
            @Option(
                            names = "--start-date",
                            description = "Created on this UTC day (2025-09-01) or later, or at an instant.")
                    Optional<String> startDate,
            @Option(names = "--end-date", description = "Created on this UTC day or earlier, or at an instant.")
                    Optional<String> endDate,
            @Option(names = "--output", required = true, paramLabel = "<file>", description = "The file to write.")
                    Path output,
            @Option(names = "--force", description = "Replace the file where it is there already.") boolean force) {
        Export export;
        try {
            export = new Export(type, format, ExportRange.of(startDate, endDate));
        } catch (InvalidCommandException noRange) {
            err.println(noRange.getMessage());
            return ExitCode.USAGE;
        }
        return new ExportCommand(config, err).export(export, company, new ExportFile(output, force));
    }

    @Command(
            name = "demo",
            description = "Fills a company that has no lead with some hundred leads and ninety days of history.",
            mixinStandardHelpOptions = true)
    int demo(
            @Mixin ConfigOption config,
            @Option(names = "--company", description = "Whose leads they become; otherwise that of the first API key.")
                    Optional<CompanyId> company) {
        return new DemoCommand(config, out, err).load(company);
    }

    private static String[] settings() {
        Stream<String> settings =
                Arrays.stream(Setting.values()).map(setting -> "  " + setting.key() + "%n      " + setting.meaning());
        return Stream.concat(Stream.of("", "Settings, from the environment or a file:"), settings)
                .toArray(String[]::new);
    }

    /** One line on standard error, without a stack trace: the failure and its causes. */
    private static int exitCode(Exception failure, CommandLine command) {
        if (failure instanceof WrongSettingException) {
            command.getErr().println(failure.getMessage());
            return ExitCode.USAGE;
        }
        command.getErr().println(failure instanceof LeadException ? failure.getMessage() : causes(failure));
        return ExitCode.SOFTWARE;
    }

    private static String causes(Throwable failure) {
        StringJoiner causes = new StringJoiner("; caused by ", "failed: ", "");
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            String message = String.valueOf(cause.getMessage());
            causes.add(cause.getClass().getSimpleName() + ": "
                    + message.lines().findFirst().orElse(""));
            cause = cause.getCause();
        }
        return causes.toString();
    }

    private static <T> ITypeConverter<T> plainly(ITypeConverter<T> converter) {
        return text -> {
            try {
                return converter.convert(text);
            } catch (IllegalArgumentException malformed) {
                throw new TypeConversionException(malformed.getMessage());
            }
        };
    }
}
