package io.leadstone.server;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.ManageApiKeys.NewApiKey;
import io.leadstone.server.http.HttpServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.store.OpenStore;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. Closing it answers what is in flight, then lets go of the database. */
public final class LeadServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeadServer.class);

    private final OpenStore store;
    private final HttpServer http;
    private final Optional<NewApiKey> firstKey;

    private LeadServer(OpenStore store, HttpServer http, Optional<NewApiKey> firstKey) {
        this.store = store;
        this.http = http;
        this.firstKey = firstKey;
    }

    /**
     * Opens the store, serves from now on, and makes the first key where there never was one.
     *
     * @throws io.leadstone.server.settings.WrongSettingException where a setting does not allow it; nothing is left open
     */
    public static LeadServer start(ServerSettings settings) {
        OpenStore store = OpenStore.open(settings.store());
        try {
            LeadManagement leads = management(settings, store);
            HttpServer http = HttpServer.start(settings.host(), settings.port(), RestRoutes.of(leads, settings));
            Optional<NewApiKey> firstKey = firstKey(settings, leads, http);
            LOG.atInfo().addKeyValue("uri", http.uri()).log("started");
            return new LeadServer(store, http, firstKey);
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    /** Last, when nothing else can fail: a key that is made up is told once, so that none may be stored and not told. */
    private static Optional<NewApiKey> firstKey(ServerSettings settings, LeadManagement leads, HttpServer http) {
        try {
            return new FirstApiKey(settings.bootstrap()).makeIn(leads);
        } catch (RuntimeException refused) {
            http.close();
            throw refused;
        }
    }

    /** The use cases of a server with these settings, over {@code store}. */
    public static LeadManagement management(ServerSettings settings, OpenStore store) {
        return management(settings, store, Clock.systemUTC());
    }

    /** The same, at another time than now. */
    public static LeadManagement management(ServerSettings settings, OpenStore store, Clock clock) {
        return LeadManagement.builder()
                .store(store.leads())
                .clock(clock)
                .phoneNumbers(new LibPhoneNumbers(settings.defaultRegion()))
                .presetConsents(settings.presetConsents())
                .build();
    }

    /** Where it listens. */
    public URI uri() {
        return http.uri();
    }

    /** The key that the start made; empty where the store had one already. */
    public Optional<NewApiKey> firstKey() {
        return firstKey;
    }

    /** Waits until the server is closed. */
    public void join() throws InterruptedException {
        http.join();
    }

    @Override
    public void close() {
        LOG.info("stopping");
        try (store) {
            http.close();
        }
        LOG.info("stopped");
    }
}
