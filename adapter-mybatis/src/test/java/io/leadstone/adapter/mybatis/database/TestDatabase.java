package io.leadstone.adapter.mybatis.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;

/**
 * An empty database and its account.
 *
 * @param url the JDBC URL
 * @param user an ordinary account that owns this database and is no administrator of the server
 * @param password the password of the account
 */
public record TestDatabase(String url, String user, String password) {

    /**
     * Returns an H2 database in memory that no other test uses. It exists until the JVM ends. Its lock timeout is
     * longer than the default of H2, so that a busy machine causes no failure.
     */
    public static TestDatabase h2() {
        return new TestDatabase(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000", "leadstone", "");
    }

    /**
     * Returns a new connection pool, which the caller closes. It opens no connection before its first use, so that it
     * can be created while the server is down. A caller waits up to one minute for a connection.
     *
     * @return a pool of at most eight connections
     */
    public HikariDataSource dataSource() {
        return new HikariDataSource(settings());
    }

    /** As {@link #dataSource()}, but a caller waits at most three seconds, also while the server is down. */
    public HikariDataSource impatientDataSource() {
        HikariConfig settings = settings();
        settings.setConnectionTimeout(3_000);
        settings.setValidationTimeout(1_000);
        return new HikariDataSource(settings);
    }

    /** As {@link #dataSource()}, with {@code statement} run on each new connection. */
    public HikariDataSource dataSourceAfter(String statement) {
        HikariConfig settings = settings();
        settings.setConnectionInitSql(statement);
        return new HikariDataSource(settings);
    }

    /** As {@link #dataSource()}, with connections without auto-commit, as many hosts with JPA use them. */
    public HikariDataSource dataSourceWithoutAutoCommit() {
        HikariConfig settings = settings();
        settings.setAutoCommit(false);
        return new HikariDataSource(settings);
    }

    private HikariConfig settings() {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(url);
        settings.setUsername(user);
        settings.setPassword(password);
        settings.setMaximumPoolSize(8);
        settings.setMinimumIdle(0);
        settings.setInitializationFailTimeout(-1);
        settings.setConnectionTimeout(60_000);
        return settings;
    }
}
