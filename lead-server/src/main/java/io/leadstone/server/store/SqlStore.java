package io.leadstone.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.MyBatisLeadStoreBuilder;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.report.ExportLimits;
import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.StoreSettings;
import io.leadstone.server.settings.WrongSettingException;
import io.micrometer.core.instrument.MeterRegistry;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

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

    private static final String EXPORT_POOL = "leadstone-exports";

    /** Connections of the pool for maintenance. Two such operations may overlap at the start. */
    private static final int MAINTENANCE_CONNECTIONS = 2;

    private final List<HikariDataSource> pools;
    private final LeadStore leads;

    private SqlStore(List<HikariDataSource> pools, LeadStore leads) {
        this.pools = List.copyOf(pools);
        this.leads = leads;
    }

    /**
     * Connects to the database, updates the schema and the search index of older versions, and opens the store. It also
     * opens if the replica is down.
     *
     * @throws WrongSettingException if the database cannot be reached or used, or if the replica cannot be used
     */
    public static SqlStore open(StoreSettings settings) {
        settings.replica().ifPresent(SqlStore::requireReadable);
        SqlProduct product = StoreSchema.migrate(settings);
        List<HikariDataSource> pools = new ArrayList<>();
        try {
            HikariDataSource pool = opened(poolOf(settings, urlOfRequests(settings, product)), settings, product);
            pools.add(pool);
            MyBatisLeadStoreBuilder store = MyBatisLeadStore.builder(pool);
            if (!needsQueryTimeout(settings, product)) {
                store.withoutQueryTimeout();
            }
            settings.replica().ifPresent(replica -> {
                HikariDataSource reads = new HikariDataSource(replicaPoolOf(replica, product));
                pools.add(reads);
                store.replicaDataSource(reads);
            });
            HikariDataSource exports = settings.replica()
                    .map(replica -> new HikariDataSource(readOnly(unlimitedPoolOf(replica, EXPORT_POOL))))
                    .orElseGet(() -> opened(unlimitedPoolOf(settings, EXPORT_POOL), settings, product));
            pools.add(exports);
            HikariDataSource maintenance = opened(maintenancePoolOf(settings), settings, product);
            pools.add(maintenance);
            return new SqlStore(
                    pools, opened(store.exportDataSource(exports).maintenanceDataSource(maintenance), settings));
        } catch (RuntimeException failed) {
            close(pools);
            throw failed;
        }
    }

    private static LeadStore opened(MyBatisLeadStoreBuilder store, StoreSettings settings) {
        try {
            return store.build();
        } catch (IllegalArgumentException | IllegalStateException wrong) {
            // The migration has checked the database itself, so that only the replica can be wrong.
            throw settings.replica()
                    .<RuntimeException>map(replica -> wrongReplica(replica, wrong))
                    .orElse(wrong);
        }
    }

    /**
     * Checks that a driver can read the URL of a replica. It opens no connection, because the replica may be down. The
     * pool would report a malformed URL only to the requests.
     *
     * @throws WrongSettingException if no driver can read it
     */
    private static void requireReadable(StoreSettings replica) {
        try {
            String url = urlWithoutTimeouts(replica);
            DriverManager.getDriver(url).getPropertyInfo(url, new Properties());
        } catch (SQLException malformed) {
            throw wrongReplica(replica, malformed);
        }
    }

    private static WrongSettingException wrongReplica(StoreSettings replica, Exception wrong) {
        return new WrongSettingException(
                Setting.STORE_REPLICA_URL,
                "cannot use " + replica.address() + ": " + replica.withoutPassword(wrong.getMessage()));
    }

    @Override
    public LeadStore leads() {
        return leads;
    }

    @Override
    public void measurePools(MeterRegistry registry) {
        pools.forEach(pool -> pool.setMetricRegistry(registry));
    }

    @Override
    public void close() {
        close(pools);
    }

    /** Closes the pool of requests last. It keeps an H2 file open. */
    private static void close(List<HikariDataSource> pools) {
        for (int last = pools.size() - 1; last >= 0; last--) {
            pools.get(last).close();
        }
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

    /** Returns the URL for connections without timeouts. */
    static String urlWithoutTimeouts(StoreSettings settings) {
        return SqlProduct.withoutEmptyLists(new JdbcUrl(settings.url())).text();
    }

    /** Returns true if the connections of requests to the database or to its replica lack a statement timeout. */
    static boolean needsQueryTimeout(StoreSettings settings, SqlProduct product) {
        return Stream.concat(Stream.of(settings), settings.replica().stream())
                .anyMatch(each -> product.needsQueryTimeout(urlOfRequests(each, product)));
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
                    "cannot open " + settings.address() + " with timeouts: "
                            + settings.withoutPassword(reason.getMessage()) + product.advice());
        }
    }

    /**
     * Returns the configuration of a pool without a statement timeout, for work whose duration grows with the number of
     * leads: exports and migrations. It opens a connection when one is needed.
     */
    static HikariConfig unlimitedPoolOf(StoreSettings settings, String name) {
        HikariConfig config = poolOf(settings, urlWithoutTimeouts(settings));
        config.setPoolName(name);
        config.setMaximumPoolSize(EXPORT_CONNECTIONS);
        config.setMinimumIdle(0);
        return config;
    }

    /** Returns the configuration of a pool on the primary for reads of all leads of a company. */
    private static HikariConfig maintenancePoolOf(StoreSettings settings) {
        HikariConfig config = unlimitedPoolOf(settings, "leadstone-maintenance");
        config.setMaximumPoolSize(MAINTENANCE_CONNECTIONS);
        return config;
    }

    /** Returns the configuration of a pool for lists on the replica, with the limits of the pool for requests. */
    private static HikariConfig replicaPoolOf(StoreSettings replica, SqlProduct product) {
        HikariConfig config = readOnly(poolOf(replica, urlOfRequests(replica, product)));
        config.setPoolName("leadstone-replica");
        return config;
    }

    /** Makes connections refuse writes. The pool starts also while its database is down. */
    private static HikariConfig readOnly(HikariConfig config) {
        config.setReadOnly(true);
        config.setInitializationFailTimeout(-1);
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
