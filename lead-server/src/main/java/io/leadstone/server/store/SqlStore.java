package io.leadstone.server.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.server.settings.StoreSettings;
import io.leadstone.server.settings.WrongSettingException;
import java.time.Duration;

/** The SQL store of a server: its schema is there, and its connections are open until it is closed. */
public final class SqlStore implements OpenStore {

    /** How long a request waits for a connection before it is answered that the store is away. */
    private static final Duration CONNECTION_WAIT = Duration.ofSeconds(5);

    private static final Duration VALIDATION_WAIT = Duration.ofSeconds(2);
    /** Shorter than firewalls and databases keep idle connections. */
    private static final Duration KEEPALIVE = Duration.ofMinutes(2);

    private static final int MAX_CONNECTIONS = 20;
    private static final int MIN_IDLE_CONNECTIONS = 2;

    private final HikariDataSource pool;
    private final LeadStore leads;

    private SqlStore(HikariDataSource pool, LeadStore leads) {
        this.pool = pool;
        this.leads = leads;
    }

    /**
     * Reaches the database, brings its schema and the leads of an older Leadstone up to date and opens the store.
     *
     * @throws WrongSettingException where the database cannot be reached or used
     */
    public static SqlStore open(StoreSettings settings) {
        StoreSchema.migrate(settings);
        HikariDataSource pool = new HikariDataSource(poolOf(settings));
        try {
            return new SqlStore(pool, MyBatisLeadStore.of(pool));
        } catch (RuntimeException failed) {
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
        pool.close();
    }

    private static HikariConfig poolOf(StoreSettings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("leadstone");
        config.setJdbcUrl(settings.url());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(MAX_CONNECTIONS);
        config.setMinimumIdle(MIN_IDLE_CONNECTIONS);
        config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
        config.setValidationTimeout(VALIDATION_WAIT.toMillis());
        config.setKeepaliveTime(KEEPALIVE.toMillis());
        // What the store wants of MariaDB and MySQL anyway: set once a connection, not twice a write.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return config;
    }
}
