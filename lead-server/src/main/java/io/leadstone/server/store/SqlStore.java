package io.leadstone.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.report.ExportLimits;
import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.StoreSettings;
import io.leadstone.server.settings.WrongSettingException;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;

/** The SQL store of a server. Its schema is up to date, and its connections are open until it is closed. */
public final class SqlStore implements OpenStore {

    /** Maximum wait of a request for a pooled connection: 3 s. After that the client gets an error and can retry. */
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(3);

    /** Maximum wait of a statement for a row lock: 5 s. Leadstone itself holds locks for milliseconds. */
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    /** Maximum duration of one statement of a request: 15 s, the query timeout of the library. */
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(15);

    /**
     * Maximum wait for data of the database during a statement of a request: 20 s. It is longer than the statement
     * timeout. Otherwise the pool would open another connection while the statement still runs.
     */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(20);

    /** Maximum duration of the test of an idle pooled connection: 2 s. */
    private static final Duration VALIDATION_WAIT = Duration.ofSeconds(2);
    /** Interval of keepalive queries: 2 min, shorter than the idle timeouts of firewalls and databases. */
    private static final Duration KEEPALIVE = Duration.ofMinutes(2);

    private static final int MAX_CONNECTIONS = 20;
    private static final int MIN_IDLE_CONNECTIONS = 2;

    /** Connections of the pool for exports: one for each export that may run at the same time. */
    private static final int EXPORT_CONNECTIONS = ExportLimits.TOTAL;

    private final HikariDataSource pool;
    private final HikariDataSource exportPool;
    private final LeadStore leads;

    private SqlStore(HikariDataSource pool, HikariDataSource exportPool, LeadStore leads) {
        this.pool = pool;
        this.exportPool = exportPool;
        this.leads = leads;
    }

    /**
     * Connects to the database, updates the schema and the search index of older versions, and opens the store.
     *
     * @throws WrongSettingException if the database cannot be reached or used
     */
    public static SqlStore open(StoreSettings settings) {
        SqlProduct product = StoreSchema.migrate(settings);
        HikariDataSource pool = opened(poolOf(settings, urlOfRequests(settings, product)), settings, product);
        HikariDataSource exportPool;
        try {
            exportPool = opened(unlimitedPoolOf(settings, "leadstone-exports"), settings, product);
        } catch (RuntimeException refused) {
            pool.close();
            throw refused;
        }
        try {
            LeadStore leads =
                    MyBatisLeadStore.builder(pool).exportDataSource(exportPool).build();
            return new SqlStore(pool, exportPool, leads);
        } catch (RuntimeException failed) {
            exportPool.close();
            pool.close();
            throw failed;
        }
    }

    @Override
    public LeadStore leads() {
        return leads;
    }

    @Override
    public void measurePools(MeterRegistry registry) {
        pool.setMetricRegistry(registry);
        exportPool.setMetricRegistry(registry);
    }

    @Override
    public void close() {
        exportPool.close();
        pool.close();
    }

    /**
     * Returns the URL for connections of requests. It contains a timeout for each wait that the given URL does not
     * limit.
     */
    static String urlOfRequests(StoreSettings settings, SqlProduct product) {
        JdbcUrl url = product.withSocketTimeout(new JdbcUrl(settings.url()), SOCKET_TIMEOUT);
        return product.withStatementTimeouts(url, LOCK_TIMEOUT, STATEMENT_TIMEOUT)
                .text();
    }

    /**
     * Opens a pool. The schema migration has already connected to the database. So a failure here means that the
     * database rejects one of the added options.
     */
    private static HikariDataSource opened(HikariConfig config, StoreSettings settings, SqlProduct product) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException refused) {
            Throwable reason = Optional.ofNullable(refused.getCause()).orElse(refused);
            throw new WrongSettingException(
                    Setting.STORE_URL,
                    "cannot open " + settings.address() + " with timeouts: " + reason.getMessage() + product.advice());
        }
    }

    /**
     * Returns the configuration of a pool without a statement timeout, for work whose duration grows with the number of
     * leads: exports and migrations. It opens a connection when one is needed.
     */
    static HikariConfig unlimitedPoolOf(StoreSettings settings, String name) {
        HikariConfig config = poolOf(settings, settings.url());
        config.setPoolName(name);
        config.setMaximumPoolSize(EXPORT_CONNECTIONS);
        config.setMinimumIdle(0);
        return config;
    }

    private static HikariConfig poolOf(StoreSettings settings, String url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("leadstone");
        Optional<H2File> file = H2File.of(url);
        if (file.isPresent()) {
            config.setDataSource(new H2DataSource(file.get(), url, settings));
        } else {
            config.setJdbcUrl(url);
            config.setUsername(settings.user());
            config.setPassword(settings.password());
        }
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setMinimumIdle(MIN_IDLE_CONNECTIONS);
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.setValidationTimeout(VALIDATION_WAIT.toMillis());
        config.setKeepaliveTime(KEEPALIVE.toMillis());
        config.setExceptionOverride(new ClosedConnections());
        // The store needs this isolation on MariaDB and MySQL. Setting it here costs one statement per connection
        // instead of two per write.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return config;
    }
}
