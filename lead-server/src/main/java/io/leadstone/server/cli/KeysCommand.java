package io.leadstone.server.cli;

import io.leadstone.application.LeadOperations;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys;
import io.leadstone.domain.CompanyId;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.store.OpenStore;
import java.io.PrintStream;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code leadstone keys}: manages API keys directly in the store. Access to the database is the only authorization.
 */
@Command(
        name = "keys",
        description = "Creates, lists and revokes API keys directly in the store.",
        mixinStandardHelpOptions = true)
final class KeysCommand {

    private static final String COMPANY = "The company of the key.";

    private final PrintStream out;

    KeysCommand(PrintStream out) {
        this.out = out;
    }

    @Command(
            name = "create",
            description = "Creates a key and prints it with its secret. The secret is shown only once.",
            mixinStandardHelpOptions = true)
    int create(
            @Mixin ConfigOption config,
            @Option(names = "--company", required = true, description = COMPANY) CompanyId company,
            @Option(
                            names = "--scopes",
                            split = ",",
                            defaultValue = "read,write",
                            description = "One or more of read, write, admin.")
                    Set<Scope> scopes,
            @Option(names = "--name", defaultValue = "", description = "A name for people.") String name,
            @Option(names = "--role", defaultValue = "member", description = "member or super_admin.") Role role,
            @Option(names = "--id", description = "The id; generated if it is missing.") Optional<String> id) {
        return with(config, keys -> {
            KeyText.made(keys.create(new CreateApiKeyCommand(company, name, scopes, role, id, Optional.empty())), out);
            return ExitCode.OK;
        });
    }

    @Command(
            name = "list",
            description = "Lists the keys of a company, oldest first: id, scopes, role, creation time, state, name.",
            mixinStandardHelpOptions = true)
    int list(
            @Mixin ConfigOption config,
            @Option(names = "--company", required = true, description = COMPANY) CompanyId company) {
        return with(config, keys -> {
            keys.list(company).forEach(key -> out.println(KeyText.line(key)));
            return ExitCode.OK;
        });
    }

    @Command(
            name = "revoke",
            description = "Revokes a key at once. The exit code is 1 if the company has no such active key.",
            mixinStandardHelpOptions = true)
    int revoke(
            @Mixin ConfigOption config,
            @Option(names = "--company", required = true, description = COMPANY) CompanyId company,
            @Parameters(paramLabel = "<id>", description = "The key's id.") String id) {
        return with(config, keys -> {
            boolean revoked = keys.revoke(company, id);
            out.println(revoked ? "revoked " + id : "company '" + company + "' has no active key '" + id + "'");
            return revoked ? ExitCode.OK : ExitCode.SOFTWARE;
        });
    }

    private static int with(ConfigOption config, ToIntFunction<ManageApiKeys> work) {
        ServerSettings settings = config.settings();
        try (OpenStore store = OpenStore.open(settings.store())) {
            return work.applyAsInt(LeadOperations.of(store.leads()).apiKeys());
        }
    }
}
