package io.leadstone.server;

import io.leadstone.adapter.webhook.WebhookDispatcher;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import io.leadstone.application.LeadOperations;
import io.leadstone.application.port.in.access.ManageApiKeys.NewApiKey;
import io.leadstone.application.port.out.Capabilities;
import io.leadstone.application.port.out.webhook.WebhookStore;
import io.leadstone.server.http.HttpServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.WebhookSettings;
import io.leadstone.server.store.OpenStore;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. Closing it answers what is in flight, then ends the webhooks under way, then lets go of the database. */
public final class LeadServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeadServer.class);

    private final OpenStore store;
    private final WebhookDispatcher webhooks;
    private final HttpServer http;
    private final Optional<NewApiKey> firstKey;

    private LeadServer(OpenStore store, WebhookDispatcher webhooks, HttpServer http, Optional<NewApiKey> firstKey) {
        this.store = store;
        this.webhooks = webhooks;
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
            WebhookDispatcher webhooks = dispatcher(settings.webhooks(), store);
            LeadManagement management = builder(settings, store, Clock.systemUTC())
                    .onEvent(event -> webhooks.wake())
                    .backgroundWorker("webhook dispatcher", webhooks::isAlive)
                    .build();
            HttpServer http = HttpServer.start(
                    settings.host(), settings.port(), settings.trustedProxies(), RestRoutes.of(management, settings));
            Optional<NewApiKey> firstKey = firstKey(settings, management, LeadOperations.of(store.leads()), http);
            webhooks.start();
            warnOfClearSecrets(settings.webhooks());
            LOG.atInfo().addKeyValue("uri", http.uri()).log("started");
            return new LeadServer(store, webhooks, http, firstKey);
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    private static void warnOfClearSecrets(WebhookSettings settings) {
        if (settings.cipher().isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("setting", Setting.SECRET_KEY.key())
                    .log("signing secrets of webhooks are stored in clear, because no key is set");
        }
    }

    /** Last, when nothing else can fail: a key that is made up is told once, so that none may be stored and not told. */
    private static Optional<NewApiKey> firstKey(
            ServerSettings settings, LeadManagement management, LeadOperations operations, HttpServer http) {
        try {
            return new FirstApiKey(settings.bootstrap()).makeIn(management, operations.apiKeys());
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
        return builder(settings, store, clock).build();
    }

    private static LeadManagementBuilder builder(ServerSettings settings, OpenStore store, Clock clock) {
        return LeadManagement.builder()
                .store(store.leads())
                .clock(clock)
                .phoneNumbers(new LibPhoneNumbers(settings.defaultRegion()))
                .presetConsents(settings.presetConsents())
                .webhookLimit(settings.webhooks().limit())
                .webhookSecurity(settings.webhooks().security());
    }

    private static WebhookDispatcher dispatcher(WebhookSettings settings, OpenStore store) {
        return WebhookDispatcher.builder()
                .queue(Capabilities.require(store.leads(), WebhookStore.class).deliveryQueue())
                .allowedHosts(settings.allowedHosts())
                .webhookSecurity(settings.security())
                .listener(new WebhookLog())
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

    /** The dispatcher of this server, for tests of its health. */
    WebhookDispatcher webhooks() {
        return webhooks;
    }

    /** Waits until the server is closed. */
    public void join() throws InterruptedException {
        http.join();
    }

    @Override
    public void close() {
        LOG.info("stopping");
        // Both at once: a request in progress must not use up the time of the deliveries.
        Thread deliveries = new Thread(webhooks::close, "leadstone-stop-webhooks");
        deliveries.start();
        try (store) {
            http.close();
            deliveries.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        LOG.info("stopped");
    }
}
