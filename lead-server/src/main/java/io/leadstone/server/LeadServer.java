package io.leadstone.server;

import io.leadstone.adapter.libphonenumber.LibPhoneNumbers;
import io.leadstone.adapter.rest.limit.RefusalListener;
import io.leadstone.adapter.webhook.WebhookDispatcher;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import io.leadstone.application.LeadOperations;
import io.leadstone.application.email.EmailKeyReport;
import io.leadstone.application.port.in.access.ManageApiKeys.NewApiKey;
import io.leadstone.application.port.in.privacy.CheckSuppressionKeys;
import io.leadstone.application.port.out.Capabilities;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.application.port.out.submission.HoneypotGuard;
import io.leadstone.application.port.out.webhook.WebhookStore;
import io.leadstone.application.privacy.RetentionWorker;
import io.leadstone.server.http.HttpServer;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.WebhookSettings;
import io.leadstone.server.settings.WrongSettingException;
import io.leadstone.server.store.OpenStore;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server. Closing it completes the requests in progress and the deliveries, then closes the store. */
public final class LeadServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LeadServer.class);

    /** Maximum wait for webhook attempts when the server stops: 5 s, like that for requests. */
    private static final Duration WEBHOOK_CLOSE = Duration.ofSeconds(5);

    private final OpenStore store;
    private final Optional<ServerMetrics> metrics;
    private final WebhookDispatcher webhooks;
    private final RetentionWorker retention;
    private final HttpServer http;
    private final Optional<NewApiKey> firstKey;

    private LeadServer(
            OpenStore store,
            Optional<ServerMetrics> metrics,
            WebhookDispatcher webhooks,
            RetentionWorker retention,
            HttpServer http,
            Optional<NewApiKey> firstKey) {
        this.store = store;
        this.metrics = metrics;
        this.webhooks = webhooks;
        this.retention = retention;
        this.http = http;
        this.firstKey = firstKey;
    }

    /**
     * Opens the store, creates the first API key if the store never had one, and starts to serve.
     *
     * @throws WrongSettingException if a setting cannot be used; all resources are
     * closed then
     */
    public static LeadServer start(ServerSettings settings) {
        OpenStore store = OpenStore.open(settings.store());
        try {
            return start(settings, store);
        } catch (RuntimeException failed) {
            store.close();
            throw failed;
        }
    }

    private static LeadServer start(ServerSettings settings, OpenStore store) {
        Optional<ServerMetrics> metrics = settings.metrics().map(ServerMetrics::start);
        try {
            LeadServer server = start(settings, store, metrics);
            LOG.atInfo().addKeyValue("uri", server.uri()).log("started");
            metrics.ifPresent(
                    measured -> LOG.atInfo().addKeyValue("uri", measured.uri()).log("metrics"));
            return server;
        } catch (RuntimeException failed) {
            metrics.ifPresent(ServerMetrics::close);
            throw failed;
        }
    }

    private static LeadServer start(ServerSettings settings, OpenStore store, Optional<ServerMetrics> metrics) {
        LeadStore leads = metrics.map(measured -> measured.leadstone().measure(store.leads()))
                .orElseGet(store::leads);
        WebhookDispatcher webhooks = dispatcher(settings.webhooks(), leads);
        LeadManagementBuilder builder = builder(settings, leads, Clock.systemUTC())
                .onEvent(event -> webhooks.wake())
                .backgroundWorker("webhook dispatcher", webhooks::isAlive);
        metrics.ifPresent(measured -> builder.decorateUseCases(measured.leadstone()));
        RetentionWorker retention = retention(settings, builder);
        LeadManagement management = builder.build();
        renewEmailKeys(settings, store);
        requireSuppressionKeys(management.privacy());
        HttpServer http = HttpServer.start(
                settings.host(),
                settings.port(),
                settings.trustedProxies(),
                settings.corsOrigins(),
                RestRoutes.of(management, settings, refusals(metrics)));
        metrics.ifPresent(measured -> {
            store.measurePools(measured.registry());
            http.measureIn(measured.registry());
        });
        Optional<NewApiKey> firstKey = firstKey(settings, management, operations(settings, store), http);
        webhooks.start();
        retention.start();
        warnAboutUnencryptedSecrets(settings.webhooks());
        return new LeadServer(store, metrics, webhooks, retention, http, firstKey);
    }

    private static RefusalListener refusals(Optional<ServerMetrics> metrics) {
        return metrics.map(ServerMetrics::leadstone)
                .<RefusalListener>map(meters -> (route, reason) -> meters.countRefusal(route, reason.code()))
                .orElse((route, reason) -> {});
    }

    /**
     * Renews the email keys of all leads if an earlier release made them by another rule. Otherwise it costs one read.
     * It comes before leads are created or looked up.
     */
    private static void renewEmailKeys(ServerSettings settings, OpenStore store) {
        LeadOperations operations = operations(settings, store);
        if (!operations.needsEmailKeyRenewal()) {
            return;
        }
        EmailKeyReport report = operations.renewEmailKeys();
        if (!report.isEmpty()) {
            LOG.atInfo()
                    .addKeyValue("renewed", report.renewed())
                    .addKeyValue("confirmed", report.confirmed())
                    .addKeyValue("collisions", report.collisions().size())
                    .addKeyValue("refused", report.refused().size())
                    .log("renewed email keys");
        }
    }

    /** Returns the operator's operations on {@code store}, configured by {@code settings}. */
    public static LeadOperations operations(ServerSettings settings, OpenStore store) {
        return builder(settings, store.leads(), Clock.systemUTC()).buildOperations();
    }

    /** Returns the worker that purges leads and idempotency keys. The health check watches it. */
    private static RetentionWorker retention(ServerSettings settings, LeadManagementBuilder builder) {
        LeadManagement purging = builder.build();
        RetentionWorker worker = new RetentionWorker(
                purging.privacy(), purging.idempotency(), settings.retention(), RetentionWorker.INTERVAL);
        builder.backgroundWorker("retention", worker::isAlive);
        return worker;
    }

    /**
     * Requires the keys of all suppression lists. An entry whose key is missing would have no effect: its address would
     * be stored with the consents that were withdrawn.
     *
     * @throws WrongSettingException naming the keys that are missing
     */
    public static void requireSuppressionKeys(CheckSuppressionKeys keys) {
        Map<String, Long> missing = keys.checkSuppressionKeys().missing();
        if (!missing.isEmpty()) {
            throw new WrongSettingException(
                    Setting.SUPPRESSION_KEYS,
                    "must contain each key that made entries of suppression lists; it lacks "
                            + missing.entrySet().stream()
                                    .map(key -> "'" + key.getKey() + "' (" + key.getValue() + " entries)")
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static void warnAboutUnencryptedSecrets(WebhookSettings settings) {
        if (settings.cipher().isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("setting", Setting.SECRET_KEY.key())
                    .log("webhook secrets are stored unencrypted, because no secret key is set");
        }
    }

    /**
     * Creates the first key as the last step that can fail. A generated secret is shown only once, so it must not be
     * stored by a start that fails.
     */
    private static Optional<NewApiKey> firstKey(
            ServerSettings settings, LeadManagement management, LeadOperations operations, HttpServer http) {
        try {
            return new FirstApiKey(settings.bootstrap()).createIn(management, operations.apiKeys());
        } catch (RuntimeException failed) {
            http.close();
            throw failed;
        }
    }

    /**
     * Returns the use cases over {@code store}, configured by {@code settings}. The email keys are current then, so
     * that they find leads of an earlier release.
     *
     * @throws WrongSettingException if a key of a suppression list is missing
     */
    public static LeadManagement management(ServerSettings settings, OpenStore store) {
        return current(settings, store, builder(settings, store.leads(), Clock.systemUTC()));
    }

    /**
     * Returns the same use cases for a command that looks up no lead by its email. The email keys stay as they are, and
     * keys of suppression lists may be missing.
     */
    public static LeadManagement managementWithoutRenewal(ServerSettings settings, OpenStore store) {
        return builder(settings, store.leads(), Clock.systemUTC()).build();
    }

    /** Returns the use cases with another parser of phone numbers, for an import from another country. */
    public static LeadManagement management(ServerSettings settings, OpenStore store, PhoneNumbers phoneNumbers) {
        return current(
                settings,
                store,
                builder(settings, store.leads(), Clock.systemUTC()).phoneNumbers(phoneNumbers));
    }

    /** Returns the use cases with another clock, for the demo data. */
    public static LeadManagement management(ServerSettings settings, OpenStore store, Clock clock) {
        return current(settings, store, builder(settings, store.leads(), clock));
    }

    private static LeadManagement current(ServerSettings settings, OpenStore store, LeadManagementBuilder builder) {
        LeadManagement management = builder.build();
        requireSuppressionKeys(management.privacy());
        renewEmailKeys(settings, store);
        return management;
    }

    private static LeadManagementBuilder builder(ServerSettings settings, LeadStore store, Clock clock) {
        LeadManagementBuilder builder = LeadManagement.builder()
                .store(store)
                .clock(clock)
                .companySettings(settings.companies())
                .phoneNumbers(new LibPhoneNumbers(settings.companies()))
                .emailKeys(new Uts46EmailKeys())
                .presetConsents(settings.presetConsents())
                .suppressionKeys(settings.suppressionKeys())
                .registrationGuard(new HoneypotGuard(settings.minFormTime()))
                .webhookLimit(settings.webhooks().limit())
                .webhookSecurity(settings.webhooks().security());
        return settings.accessLog() ? builder.accessLog(new PersonalDataLog()) : builder;
    }

    private static WebhookDispatcher dispatcher(WebhookSettings settings, LeadStore store) {
        return WebhookDispatcher.builder()
                .queue(Capabilities.require(store, WebhookStore.class).deliveryQueue())
                .allowedHosts(settings.allowedHosts())
                .webhookSecurity(settings.security())
                .closeTimeout(WEBHOOK_CLOSE)
                .listener(new WebhookLog())
                .build();
    }

    /** Returns the address and port of the HTTP server. */
    public URI uri() {
        return http.uri();
    }

    /** Returns the address and port of the metrics; empty if the settings name no port for them. */
    public Optional<URI> metricsUri() {
        return metrics.map(ServerMetrics::uri);
    }

    /** Returns the key that the start created; empty if the store had one. */
    public Optional<NewApiKey> firstKey() {
        return firstKey;
    }

    /** Returns the dispatcher, for tests of the health check. */
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
        // All stop at the same time, so that a slow request does not use up the time of the deliveries.
        Thread deliveries = new Thread(webhooks::close, "leadstone-stop-webhooks");
        deliveries.start();
        Thread purges = new Thread(retention::close, "leadstone-stop-retention");
        purges.start();
        try (store) {
            stopServing(deliveries, purges);
        }
        LOG.info("stopped");
    }

    /** Returns after all have stopped, because they use the store. It does so also if the HTTP server fails to stop. */
    private void stopServing(Thread deliveries, Thread purges) {
        try {
            http.close();
        } finally {
            try {
                deliveries.join();
                purges.join();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            metrics.ifPresent(ServerMetrics::close);
        }
    }
}
