package io.leadstone.server.cli;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.privacy.Privacy;
import io.leadstone.application.port.in.privacy.SuppressAddressCommand;
import io.leadstone.application.port.in.privacy.SuppressionKeyUse;
import io.leadstone.application.query.Page;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.server.LeadServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.store.OpenStore;
import java.io.PrintStream;
import java.util.Optional;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code leadstone suppress}: manages suppression lists directly in the store. */
@Command(
        name = "suppress",
        description = "Adds, lists and removes entries of a suppression list, and checks its keys.",
        mixinStandardHelpOptions = true)
final class SuppressCommand {

    /** The actor of entries that this command adds. */
    private static final String ACTOR = "command line";

    private static final String COMPANY = "The company.";

    private final PrintStream out;

    SuppressCommand(PrintStream out) {
        this.out = out;
    }

    @Command(
            name = "add",
            description = "Refuses an email or a phone number from now on. Only a keyed hash of it is stored.",
            mixinStandardHelpOptions = true)
    int add(
            @Mixin ConfigOption config,
            @Option(names = "--company", required = true, description = COMPANY) CompanyId company,
            @Option(names = "--email", description = "The email to refuse.") Optional<String> email,
            @Option(names = "--phone", description = "The phone number to refuse.") Optional<String> phone,
            @Option(names = "--reason", description = "A reason without personal data.") Optional<String> reason) {
        return with(config, privacy -> {
            Suppression entry = privacy.suppress(caller(company), new SuppressAddressCommand(email, phone, reason));
            out.println("suppressed by the entry " + entry.id());
            return ExitCode.OK;
        });
    }

    @Command(
            name = "list",
            description = "Lists the entries of a company, newest first: id, effect, key, instant, actor, reason.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin ConfigOption config,
            @Option(names = "--company", required = true, description = COMPANY) CompanyId company) {
        return with(config, privacy -> {
            Page.itemsOf(page -> privacy.suppressions(caller(company), page))
                    .forEach(entry -> out.println(line(entry)));
            return ExitCode.OK;
        });
    }

    @Command(
            name = "remove",
            description = "Removes an entry, so that its address can be captured again.",
            mixinStandardHelpOptions = true)
    int remove(
            @Mixin ConfigOption config,
            @Option(names = "--company", required = true, description = COMPANY) CompanyId company,
            @Parameters(paramLabel = "<id>", description = "The id of the entry.") LeadId id) {
        return with(config, privacy -> {
            privacy.removeSuppression(caller(company), id.value());
            out.println("removed " + id);
            return ExitCode.OK;
        });
    }

    @Command(
            name = "keys",
            description = "Lists each key with its number of entries. The exit code is 1 if a needed key is missing.",
            mixinStandardHelpOptions = true)
    int keys(@Mixin ConfigOption config) {
        return with(config, privacy -> {
            SuppressionKeyUse use = privacy.checkSuppressionKeys();
            use.configured()
                    .forEach(key ->
                            out.println(key + "\tconfigured\t" + use.entries().getOrDefault(key, 0L) + " entries"));
            use.missing().forEach((key, entries) -> out.println(key + "\tmissing\t" + entries + " entries"));
            return use.missing().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
        });
    }

    private int with(ConfigOption config, ToIntFunction<Privacy> work) {
        ServerSettings settings = config.settings();
        try (OpenStore store = OpenStore.open(settings.store())) {
            return work.applyAsInt(
                    LeadServer.managementWithoutRenewal(settings, store).privacy());
        }
    }

    private static Caller caller(CompanyId company) {
        return Caller.member(company, ACTOR, Scope.ADMIN);
    }

    private static String line(Suppression entry) {
        return String.join(
                "\t",
                entry.id().toString(),
                entry.effect().code(),
                entry.keyId(),
                entry.recordedAt().toString(),
                entry.recordedBy(),
                entry.reason().orElse(""));
    }
}
