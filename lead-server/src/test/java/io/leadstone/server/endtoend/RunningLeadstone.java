package io.leadstone.server.endtoend;

import io.leadstone.server.LeadServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.settings.StoreSettings;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The real server in this process, configured by settings only. It has an API key for each of two companies. */
final class RunningLeadstone implements AutoCloseable {

    static final String KEY = "first";
    static final String SECRET = "secret-of-the-first-key";

    private final LeadServer server;
    private final StoreSettings store;
    private final EndToEnd.Clients clients;

    private RunningLeadstone(LeadServer server, StoreSettings store, EndToEnd.Clients clients) {
        this.server = server;
        this.store = store;
        this.clients = clients;
    }

    /** Starts a server over the store of these settings. */
    static RunningLeadstone over(Map<String, String> store) {
        return with(environment(store));
    }

    /** Starts a server with exactly these settings. */
    static RunningLeadstone with(Map<String, String> environment) {
        ServerSettings settings = ServerSettings.read(environment, Optional.empty());
        LeadServer server = LeadServer.start(settings);
        Client anybody = Client.of(server.uri());
        KeyOfCompany other = KeyOfCompany.create("other-company", settings);
        return new RunningLeadstone(
                server,
                settings.store(),
                new EndToEnd.Clients(
                        anybody.withKey(KEY, SECRET), anybody.withKey(other.id(), other.secret()), anybody));
    }

    static Map<String, String> environment(Map<String, String> store) {
        Map<String, String> environment = new HashMap<>(store);
        environment.put("LEADSTONE_PORT", "0");
        // The clients of a test represent many addresses. The limit of one address would close some of their
        // connections.
        environment.put("LEADSTONE_TRUSTED_PROXIES", "127.0.0.0/8");
        environment.put("LEADSTONE_WEBHOOK_PLAIN_HTTP", "true");
        environment.put("LEADSTONE_WEBHOOK_ALLOWED_HOSTS", "localhost:*");
        environment.put("LEADSTONE_BOOTSTRAP_API_KEY", KEY);
        environment.put("LEADSTONE_BOOTSTRAP_API_SECRET", SECRET);
        return environment;
    }

    EndToEnd.Clients clients() {
        return clients;
    }

    URI uri() {
        return server.uri();
    }

    /** Returns the address of the metrics; empty if the settings name no port for them. */
    Optional<URI> metricsUri() {
        return server.metricsUri();
    }

    /** Opens a new connection to the SQL database of the server. */
    Connection databaseConnection() throws SQLException {
        return DriverManager.getConnection(store.url(), store.user(), store.password());
    }

    @Override
    public void close() {
        server.close();
    }
}
