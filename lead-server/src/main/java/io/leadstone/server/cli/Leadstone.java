package io.leadstone.server.cli;

import io.leadstone.adapter.libphonenumber.LibPhoneNumbers;
import io.leadstone.adapter.rest.export.Export;
import io.leadstone.adapter.rest.export.ExportFormat;
import io.leadstone.adapter.rest.export.ExportType;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.privacy.PersonQuery;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadException;
import io.leadstone.server.LeadServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.WrongSettingException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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

/** The main class. Its first argument selects the command. */
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

    /**
     * Runs a command and ends the process. Exit code 0 means success, 1 failure, and 2 wrong arguments or settings.
     */
    public static void main(String[] arguments) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(commandLine(System.out, System.err).execute(arguments));
    }

    static CommandLine commandLine(PrintStream out, PrintStream err) {
        CommandLine line = new CommandLine(new Leadstone(out, err))
                .setUsageHelpWidth(120)
                .addSubcommand(new KeysCommand(out))
                .addSubcommand(new SuppressCommand(out))
                .registerConverter(CompanyId.class, reportingMessage(CompanyId::new))
                .registerConverter(LeadId.class, reportingMessage(Leadstone::lead))
                .registerConverter(Scope.class, reportingMessage(code -> Coded.parse(Scope.class, code)))
                .registerConverter(ExportType.class, reportingMessage(code -> Coded.parse(ExportType.class, code)))
                .registerConverter(ExportFormat.class, reportingMessage(code -> Coded.parse(ExportFormat.class, code)))
                .registerConverter(
                        DuplicatePolicy.class, reportingMessage(code -> Coded.parse(DuplicatePolicy.class, code)))
                .registerConverter(LibPhoneNumbers.class, reportingMessage(LibPhoneNumbers::withDefaultRegion))
                .registerConverter(Charset.class, reportingMessage(Leadstone::charset))
                .registerConverter(Role.class, reportingMessage(code -> Coded.parse(Role.class, code)))
                .setExecutionExceptionHandler((failure, command, arguments) -> exitCode(failure, command));
        line.getCommandSpec().usageMessage().footer(settings());
        // Must be last: it applies only to the commands that are registered already.
        return line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    }

    @Command(
            name = "serve",
            description = "Runs the server until it is stopped (SIGTERM, Ctrl-C).",
            mixinStandardHelpOptions = true)
    void serve(@Mixin ConfigOption config) throws InterruptedException {
        ServerSettings settings = config.settings();
        LeadServer server = LeadServer.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> StopWatchdog.run(server::close), "leadstone-stop"));
        out.println("Leadstone listens on " + server.uri() + " and stores leads in "
                + settings.store().address());
        server.firstKey().ifPresent(key -> KeyText.first(key, settings.bootstrap(), server.uri(), out));
        if (settings.tokenSecret().isEmpty()) {
            out.println(
                    "Tokens of widget sessions, cursors of lists and withdrawal links become invalid when this process"
                            + " ends, because " + Setting.TOKEN_SECRET.key() + " is not set.");
        }
        server.join();
    }

    @Command(
            name = "export",
            description = "Writes all live leads or live conversations of a company into a file.",
            mixinStandardHelpOptions = true)
    int export(
            @Mixin ConfigOption config,
            @Option(names = "--company", required = true, description = "The company.") CompanyId company,
            @Option(names = "--type", required = true, description = "leads or conversations.") ExportType type,
            @Option(names = "--format", required = true, description = "csv or json.") ExportFormat format,
            @Option(
                            names = "--start-date",
                            description = "The first UTC day (such as 2025-09-01) or instant of creation.")
                    Optional<String> startDate,
            @Option(names = "--end-date", description = "The last UTC day or instant of creation.")
                    Optional<String> endDate,
            @Option(names = "--bom", description = "Begins a CSV file with a byte order mark for spreadsheets.")
                    boolean byteOrderMark,
            @Option(
                            names = "--columns",
                            split = ",",
                            paramLabel = "<field>",
                            description = "The fields to write, in this order, separated by commas.")
                    List<String> columns,
            @Option(names = "--output", required = true, paramLabel = "<file>", description = "The file to write.")
                    Path output,
            @Option(names = "--force", description = "Replaces the file if it exists.") boolean force) {
        Export export;
        try {
            export = new Export(
                    type,
                    format,
                    ExportRange.of(startDate, endDate),
                    byteOrderMark,
                    LeadFilter.ALL,
                    Optional.ofNullable(columns).orElse(List.of()));
        } catch (InvalidCommandException wrongOption) {
            err.println(wrongOption.getMessage());
            return ExitCode.USAGE;
        }
        return new ExportCommand(config, err).export(export, company, new ExportFile(output, force));
    }

    @Command(
            name = "import",
            description = "Stores the rows of a CSV file as leads: an own export, or a file of Excel, Google Contacts,"
                    + " Outlook or another CRM system.",
            mixinStandardHelpOptions = true)
    int importLeads(@Mixin ConfigOption config, @Mixin ImportOptions options) {
        return new ImportCommand(config, out, err).run(options);
    }

    @Command(
            name = "purge",
            description = "Removes the leads of all companies for good whose retention period is over.",
            mixinStandardHelpOptions = true)
    int purge(
            @Mixin ConfigOption config,
            @Option(names = "--dry-run", description = "Only counts these leads.") boolean dryRun) {
        return new PurgeCommand(config, out).purge(dryRun);
    }

    @Command(
            name = "renew-email-keys",
            description = "Renews the email keys of all leads, and prints leads of one company with one email.",
            mixinStandardHelpOptions = true)
    int renewEmailKeys(@Mixin ConfigOption config) {
        return new EmailKeysCommand(config, out).renew();
    }

    @Command(
            name = "erase",
            description = "Erases the personal data of a lead for good, live or deleted. It cannot be undone.",
            mixinStandardHelpOptions = true)
    int erase(
            @Mixin ConfigOption config,
            @Option(names = "--company", required = true, description = "The company.") CompanyId company,
            @Option(names = "--lead", required = true, paramLabel = "<id>", description = "The id of the lead.")
                    LeadId lead,
            @Option(names = "--suppress", description = "Refuses the email and the phone number from then on.")
                    boolean suppress) {
        return new EraseCommand(config, out).erase(company, lead, suppress);
    }

    @Command(
            name = "person",
            description = "Prints everything that is stored about a person, as JSON."
                    + " Give --lead alone, or --email or --phone or both of these.",
            mixinStandardHelpOptions = true)
    int person(
            @Mixin ConfigOption config,
            @Option(names = "--company", required = true, description = "The company.") CompanyId company,
            @Option(names = "--lead", paramLabel = "<id>", description = "The id of a live or deleted lead.")
                    Optional<LeadId> lead,
            @Option(names = "--email", description = "The email of live and deleted leads.") Optional<String> email,
            @Option(names = "--phone", description = "The phone number of live and deleted leads.")
                    Optional<String> phone) {
        PersonQuery query;
        try {
            query = new PersonQuery(lead, email, phone);
        } catch (InvalidCommandException wrongOptions) {
            err.println("give --lead alone, or --email or --phone or both of these");
            return ExitCode.USAGE;
        }
        return new PersonCommand(config, out).export(company, query);
    }

    @Command(
            name = "demo",
            description = "Fills a company that has no leads with 300 leads and ninety days of history.",
            mixinStandardHelpOptions = true)
    int demo(
            @Mixin ConfigOption config,
            @Option(names = "--company", description = "The company; default is that of the first API key.")
                    Optional<CompanyId> company) {
        return new DemoCommand(config, out, err).load(company);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("'" + name + "' is no known charset", unknown);
        }
    }

    private static LeadId lead(String text) {
        return LeadId.parse(text).orElseThrow(() -> new IllegalArgumentException("the id of a lead must be a UUID"));
    }

    private static String[] settings() {
        Stream<String> settings = Arrays.stream(Setting.values())
                .map(setting -> "  " + setting.key() + "%n      " + setting.description());
        return Stream.concat(Stream.of("", "Settings, from the environment or a file:"), settings)
                .toArray(String[]::new);
    }

    /**
     * Prints the failure and its causes as one line on standard error, without a stack trace. Commands report wrong
     * values of a file themselves, so an invalid command has wrong arguments.
     */
    private static int exitCode(Exception failure, CommandLine command) {
        if (failure instanceof WrongSettingException || failure instanceof InvalidCommandException) {
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
            String message = cause instanceof AccessDeniedException denied
                    ? FileFailures.describe(denied)
                    : String.valueOf(cause.getMessage());
            causes.add(cause.getClass().getSimpleName() + ": "
                    + message.lines().findFirst().orElse(""));
            cause = cause.getCause();
        }
        return causes.toString();
    }

    private static <T> ITypeConverter<T> reportingMessage(ITypeConverter<T> converter) {
        return text -> {
            try {
                return converter.convert(text);
            } catch (IllegalArgumentException malformed) {
                throw new TypeConversionException(malformed.getMessage());
            }
        };
    }
}
