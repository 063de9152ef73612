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
import java.time.Duration;
import java.util.Optional;

/** The SQL store of a server: its schema is there, and its connections are open until it is closed. */
public final class SqlStore implements OpenStore {

    /** Longest wait of a request for a connection of the pool: 3 s. Then all are busy for longer than a client should wait. */
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(3);

    /** Longest wait of a statement of a request for a row lock: 5 s. Writers of Leadstone hold locks for milliseconds. */
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    /** Longest time of one statement of a request: 15 s, the query timeout of the library. */
    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(15);

    /**
     * Longest silence of the database during a statement of a request: 20 s. It is longer than the statement timeout: otherwise the
     * statement would go on while the pool opens another connection in its place.
     */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(20);

    /** Longest wait for a sign of life of a pooled connection that was idle: 2 s. */
    private static final Duration VALIDATION_WAIT = Duration.ofSeconds(2);
    /** Shorter than firewalls and databases keep idle connections. */
    private static final Duration KEEPALIVE = Duration.ofMinutes(2);

    private static final int MAX_CONNECTIONS = 20;
    private static final int MIN_IDLE_CONNECTIONS = 2;

    /** Connections of exports, in a pool of their own: one for each export that may run. */
    private static final int EXPORT_CONNECTIONS = ExportLimits.IN_ALL;

    private final HikariDataSource pool;
    private final HikariDataSource exportPool;
    private final LeadStore leads;

    private SqlStore(HikariDataSource pool, HikariDataSource exportPool, LeadStore leads) {
        this.pool = pool;
        this.exportPool = exportPool;
        this.leads = leads;
    }

    /**
     * Reaches the database, brings its schema and the leads of an older Leadstone up to date and opens the store.
     *
     * @throws WrongSettingException where the database cannot be reached or used
     */
    public static SqlStore open(StoreSettings settings) {
        SqlProduct product = StoreSchema.migrate(settings);
        HikariDataSource pool = opened(poolOf(settings, urlOfRequests(settings, product)), settings, product);
        HikariDataSource exportPool;
        try {
            exportPool = opened(exportPoolOf(settings), settings, product);
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
    public void close() {
        exportPool.close();
        pool.close();
    }

    /** The url of connections for requests: with a limit for each wait that the operator's url does not limit. */
    static String urlOfRequests(StoreSettings settings, SqlProduct product) {
        JdbcUrl url = product.withSocketTimeout(new JdbcUrl(settings.url()), SOCKET_TIMEOUT);
        return product.withStatementTimeouts(url, LOCK_TIMEOUT, STATEMENT_TIMEOUT)
                .text();
    }

    /** The schema was reached by now: what is refused here is an option that the url was given. */
    private static HikariDataSource opened(HikariConfig config, StoreSettings settings, SqlProduct product) {
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException refused) {
            Throwable reason = Optional.ofNullable(refused.getCause()).orElse(refused);
            throw new WrongSettingException(
                    Setting.STORE_URL,
                    "cannot open " + settings.place() + " with timeouts: " + reason.getMessage() + product.advice());
        }
    }

    /** The connections of exports: without statement timeouts, because an export takes as long as there are leads. */
    private static HikariConfig exportPoolOf(StoreSettings settings) {
        HikariConfig config = poolOf(settings, settings.url());
        config.setPoolName("leadstone-exports");
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
        // What the store wants of MariaDB and MySQL anyway: set once a connection, not twice a write.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return config;
    }
}
