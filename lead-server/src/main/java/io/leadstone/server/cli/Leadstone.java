package io.leadstone.server.cli;

import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.Coded;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadException;
import io.leadstone.server.LeadServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.WrongSettingException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.TypeConversionException;

/** The program: its first word says what to do. */
@Command(
        name = "leadstone",
        description = "Lead management over HTTP on a SQL database.",
        mixinStandardHelpOptions = true,
        version = "Leadstone 0.1.0")
public final class Leadstone {

    private final PrintStream out;

    private Leadstone(PrintStream out) {
        this.out = out;
    }

    /** Runs the words and ends the process: with 0 where it was done, 1 where it could not be, 2 where words or settings are wrong. */
    public static void main(String[] words) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.exit(commandLine(System.out).execute(words));
    }

    static CommandLine commandLine(PrintStream out) {
        CommandLine line = new CommandLine(new Leadstone(out))
                .setUsageHelpWidth(120)
                .addSubcommand(new KeysCommand(out))
                .registerConverter(CompanyId.class, plainly(CompanyId::new))
                .registerConverter(Scope.class, plainly(code -> Coded.parse(Scope.class, code)))
                .registerConverter(Role.class, plainly(code -> Coded.parse(Role.class, code)))
                .setExecutionExceptionHandler((failure, command, words) -> exitCode(failure, command));
        line.getCommandSpec().usageMessage().footer(settings());
        return line;
    }

    @Command(
            name = "serve",
            description = "Serves until it is stopped (SIGTERM, Ctrl-C). Settings come from the environment or a file.",
            mixinStandardHelpOptions = true)
    void serve(@Mixin ConfigOption config) throws InterruptedException {
        ServerSettings settings = config.settings();
        LeadServer server = LeadServer.start(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "leadstone-stop"));
        out.println("Leadstone listens on " + server.uri() + " and keeps leads in "
                + settings.store().place());
        server.firstKey().ifPresent(key -> KeyText.first(key, settings.bootstrap(), server.uri(), out));
        if (settings.tokenSecret().isEmpty()) {
            out.println(
                    "Sessions of widgets end with this process, since " + Setting.TOKEN_SECRET.key() + " is not set.");
        }
        server.join();
    }

    private static String[] settings() {
        Stream<String> settings =
                Arrays.stream(Setting.values()).map(setting -> "  " + setting.key() + "%n      " + setting.meaning());
        return Stream.concat(Stream.of("", "Settings, from the environment or a file:"), settings)
                .toArray(String[]::new);
    }

    /** One line for what the operator can mend; anything else is a fault, and told whole. */
    private static int exitCode(Exception failure, CommandLine command) throws Exception {
        if (failure instanceof WrongSettingException) {
            command.getErr().println(failure.getMessage());
            return ExitCode.USAGE;
        }
        if (failure instanceof LeadException) {
            command.getErr().println(failure.getMessage());
            return ExitCode.SOFTWARE;
        }
        throw failure;
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
