package io.leadstone.server.cli;

import io.leadstone.application.access.ApiKey;
import io.leadstone.application.port.in.access.ManageApiKeys.NewApiKey;
import io.leadstone.domain.Coded;
import io.leadstone.server.settings.BootstrapSettings;
import io.leadstone.server.settings.Setting;
import java.io.PrintStream;
import java.net.URI;
import java.util.stream.Collectors;

/**
 * Formats API keys for the operator. A generated secret is shown once; a secret from the settings is never shown.
 */
final class KeyText {

    private KeyText() {}

    static void first(NewApiKey made, BootstrapSettings settings, URI server, PrintStream out) {
        out.println("The store had no API key. A key with all scopes was created for company '"
                + made.key().companyId() + "':");
        out.println("  key     " + made.key().id());
        boolean chosen = settings.apiSecret().isPresent();
        out.println("  secret  " + (chosen ? "as in " + Setting.BOOTSTRAP_API_SECRET.key() : made.secret()));
        if (!chosen) {
            out.println("The secret is not shown again. Try:");
            out.println("  curl -H 'X-API-Key: " + made.key().id() + "' -H 'X-API-Secret: " + made.secret() + "' "
                    + server + "/v1/lead/company");
        }
    }

    static void made(NewApiKey made, PrintStream out) {
        out.println("key     " + made.key().id());
        out.println("secret  " + made.secret());
    }

    static String line(ApiKey key) {
        String scopes = key.scopes().stream().sorted().map(Coded::code).collect(Collectors.joining(","));
        String state = key.revokedAt().map(at -> "revoked " + at).orElse("active");
        return String.join(
                "\t", key.id(), scopes, key.role().code(), key.createdAt().toString(), state, key.name());
    }
}
