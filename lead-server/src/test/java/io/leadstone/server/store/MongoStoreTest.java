package io.leadstone.server.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.ReadConcern;
import com.mongodb.WriteConcern;
import de.bwaldvogel.mongo.MongoServer;
import io.leadstone.adapter.mongo.CalmBackend;
import io.leadstone.adapter.mongo.MongoProxy;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.server.settings.StoreSettings;
import io.leadstone.server.settings.WrongSettingException;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.StorePorts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the MongoDB store behind a proxy that is slow or does not answer. */
class MongoStoreTest {

    /** It has characters that have a meaning in a URL. */
    private static final String PASSWORD = "a b+c:d/e@f?g&h%i\u00E4";

    private static final CompanyId ACME = new CompanyId("acme");
    private static final Duration READ = Duration.ofSeconds(2);

    /** Only the read timeout is short, because a busy machine needs time to connect. */
    private static final MongoTimeouts SHORT =
            new MongoTimeouts(Duration.ofMinutes(1), Duration.ofMinutes(1), READ, Duration.ofMinutes(1));

    private static final Duration POOL = Duration.ofMillis(300);

    /** Far above the wait for a pooled connection, and below the time for which the only connection is in use. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(45);

    private static final MongoServer SERVER = new MongoServer(new CalmBackend());
    private static final int PORT = SERVER.bind().getPort();

    private final MongoProxy proxy = MongoProxy.before(PORT);
    private final SampleLeads samples = new SampleLeads();

    /** Loads the classes of driver and server before tests with short timeouts. */
    @BeforeAll
    static void warm_up() {
        String url = "mongodb://127.0.0.1:" + PORT + "/warm";
        try (MongoStore store = MongoStore.open(new StoreSettings(url, "", ""), MongoTimeouts.DEFAULT)) {
            new StorePorts(store.leads()).health().check();
        }
    }

    @AfterEach
    void closeProxy() {
        proxy.close();
    }

    @AfterAll
    static void stop() {
        SERVER.shutdownNow();
    }

    @Test
    void an_index_build_may_take_longer_than_the_read_timeout() {
        startsDespiteSlowIndex(READ.multipliedBy(2), SHORT, url("?timeoutMS=1900&appName=crm"));
    }

    @Test
    @EnabledIfSystemProperty(named = "leadstone.test.slowIndex", matches = "true", disabledReason = "takes 35 s")
    void an_index_build_may_take_35_seconds() {
        startsDespiteSlowIndex(Duration.ofSeconds(35), MongoTimeouts.DEFAULT, url(""));
    }

    private void startsDespiteSlowIndex(Duration time, MongoTimeouts timeouts, StoreSettings settings) {
        proxy.delay("email_claim", time);
        long start = System.nanoTime();
        try (MongoStore store = MongoStore.open(settings, timeouts)) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(time);
            assertThat(proxy.delayed()).isEqualTo(1);
            proxy.stopDelays();
            new StorePorts(store.leads()).health().check();
        }
    }

    @Test
    void an_export_may_take_longer_than_the_read_timeout() {
        try (MongoStore store = MongoStore.open(url(""), SHORT)) {
            store.leads().leads().add(samples.capture(ACME, "jordan@example.com"));
            proxy.delay("batchSize", READ.multipliedBy(2));
            List<LeadSnapshot> exported = new ArrayList<>();

            new StorePorts(store.leads()).exports().eachLead(ACME, ExportRange.ALL, LeadFilter.ALL, exported::add);

            assertThat(proxy.delayed()).isEqualTo(1);
            assertThat(exported).hasSize(1);
        }
    }

    @Test
    void a_command_without_an_answer_is_not_repeated() {
        try (MongoStore store = MongoStore.open(url(""), SHORT)) {
            StorePorts leads = new StorePorts(store.leads());
            List<ThrowingCallable> calls = List.of(
                    () -> leads.search().list(ACME, LeadQuery.ALL, PageRequest.FIRST),
                    () -> leads.leads().add(samples.capture(ACME, "robin@example.com")),
                    () -> leads.deliveryQueue().due(10),
                    () -> leads.deliveryQueue().prune(Duration.ofDays(30), 10));
            for (ThrowingCallable call : calls) {
                proxy.silence("leadstone_");
                long start = System.nanoTime();

                assertThatThrownBy(call).isInstanceOf(StoreUnavailableException.class);

                assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(READ);
                assertThat(proxy.delayed()).isEqualTo(1);
            }
            proxy.stopDelays();
            leads.health().check();
        }
    }

    @Test
    void a_request_waits_briefly_for_a_pooled_connection() throws Exception {
        ExecutorService other = Executors.newSingleThreadExecutor();
        // After the proxy is closed, the holder of the connection ends when the driver finds no server.
        MongoTimeouts longRead =
                new MongoTimeouts(Duration.ofSeconds(10), SHORT.connect(), Duration.ofSeconds(90), POOL);
        try (MongoStore store = MongoStore.open(url("?maxPoolSize=1"), longRead)) {
            proxy.silence("leadstone_");
            Future<?> holder =
                    other.submit(() -> new StorePorts(store.leads()).health().check());
            while (proxy.delayed() == 0) {
                Thread.onSpinWait();
            }
            long start = System.nanoTime();

            assertThatThrownBy(() -> new StorePorts(store.leads()).health().check())
                    .isInstanceOf(StoreUnavailableException.class);

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(POOL, MAX_WAIT);
            assertThat(holder.isDone()).isFalse();
            proxy.close();
            assertThatThrownBy(holder::get).hasCauseInstanceOf(StoreUnavailableException.class);
        } finally {
            other.shutdownNow();
        }
    }

    @Test
    void every_wait_has_a_timeout_and_the_driver_repeats_nothing() {
        MongoClientSettings client = client("mongodb://127.0.0.1/leads");

        assertThat(client.getClusterSettings().getServerSelectionTimeout(MILLISECONDS))
                .isEqualTo(5_000);
        assertThat(client.getSocketSettings().getConnectTimeout(MILLISECONDS)).isEqualTo(5_000);
        assertThat(client.getSocketSettings().getReadTimeout(MILLISECONDS)).isEqualTo(20_000);
        assertThat(client.getConnectionPoolSettings().getMaxWaitTime(MILLISECONDS))
                .isEqualTo(3_000);
        assertThat(client.getRetryReads()).isFalse();
        assertThat(client.getRetryWrites()).isFalse();
        assertThat(client.getTimeout(MILLISECONDS)).isNull();
    }

    @Test
    void options_of_the_url_override_the_defaults() {
        MongoClientSettings client = client("mongodb://127.0.0.1/leads?serverSelectionTimeoutMS=1&connectTimeoutMS=2"
                + "&socketTimeoutMS=3&waitQueueTimeoutMS=4&retryReads=true&retryWrites=true&w=2&wtimeoutMS=5"
                + "&readConcernLevel=local&timeoutMS=6&appName=crm");

        assertThat(client.getClusterSettings().getServerSelectionTimeout(MILLISECONDS))
                .isEqualTo(1);
        assertThat(client.getSocketSettings().getConnectTimeout(MILLISECONDS)).isEqualTo(2);
        assertThat(client.getSocketSettings().getReadTimeout(MILLISECONDS)).isEqualTo(3);
        assertThat(client.getConnectionPoolSettings().getMaxWaitTime(MILLISECONDS))
                .isEqualTo(4);
        assertThat(client.getRetryReads()).isTrue();
        assertThat(client.getRetryWrites()).isTrue();
        assertThat(client.getWriteConcern()).isEqualTo(new WriteConcern(2, 5));
        assertThat(client.getReadConcern()).isEqualTo(ReadConcern.LOCAL);
        assertThat(client.getTimeout(MILLISECONDS)).isEqualTo(6);
        assertThat(client.getApplicationName()).isEqualTo("crm");
    }

    @Test
    void a_url_with_unacknowledged_writes_is_rejected() {
        assertThatThrownBy(() -> MongoStore.open(url("?w=0"), SHORT))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("LEADSTONE_STORE_URL: ")
                .hasMessageContaining("write concern");
    }

    @Test
    void a_user_of_the_settings_belongs_to_the_auth_source_of_the_url() {
        assertThat(credential("mongodb://127.0.0.1/leads?authSource=people"))
                .isEqualTo(MongoCredential.createCredential("ada@x", "people", PASSWORD.toCharArray()));
        assertThat(credential("mongodb://127.0.0.1/leads?appName=crm&authMechanism=SCRAM-SHA-256&authSource=people"))
                .isEqualTo(MongoCredential.createScramSha256Credential("ada@x", "people", PASSWORD.toCharArray()));
        assertThat(credential("mongodb://127.0.0.1/?authMechanism=PLAIN"))
                .isEqualTo(MongoCredential.createPlainCredential("ada@x", "$external", PASSWORD.toCharArray()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mongodb://127.0.0.1",
                "mongodb://127.0.0.1/",
                "mongodb://127.0.0.1/leads",
                "mongodb://127.0.0.1/?appName=crm",
                "mongodb://other:secret@127.0.0.1,127.0.0.2:27018/leads?appName=crm"
            })
    void without_an_auth_source_the_user_belongs_to_admin(String url) {
        assertThat(credential(url))
                .isEqualTo(MongoCredential.createCredential("ada@x", "admin", PASSWORD.toCharArray()));
    }

    private static MongoCredential credential(String url) {
        return Objects.requireNonNull(
                MongoStore.clientOf(MongoStore.read(new StoreSettings(url, "ada@x", PASSWORD)), MongoTimeouts.DEFAULT)
                        .getCredential());
    }

    private static MongoClientSettings client(String url) {
        return MongoStore.clientOf(new ConnectionString(url), MongoTimeouts.DEFAULT);
    }

    private StoreSettings url(String options) {
        String database = "leads" + System.nanoTime();
        return new StoreSettings("mongodb://" + proxy.address() + "/" + database + options, "", "");
    }
}
