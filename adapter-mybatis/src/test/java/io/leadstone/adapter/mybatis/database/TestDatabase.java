package io.leadstone.adapter.mybatis.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;

/**
 * A fresh, empty database, and how to reach it.
 *
 * @param url JDBC url
 * @param user an ordinary account: owner of this database, not an administrator of the server
 * @param password the account's password
 */
public record TestDatabase(String url, String user, String password) {

    /**
     * An H2 database in memory that no one else uses; it goes with the JVM. Its writers wait longer for each other than H2 lets them by
     * default, so that a busy machine makes no test fail.
     */
    public static TestDatabase h2() {
        return new TestDatabase(
                "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000", "leadstone", "");
    }

    /**
     * A new connection pool on this database; the caller closes it. It opens no connection before the first use, so that it can be made
     * while the server is down. A borrower waits for up to a minute for its turn.
     *
     * @return a pool of at most eight connections
     */
    public HikariDataSource dataSource() {
        return new HikariDataSource(settings());
    }

    /** As {@link #dataSource()}, but a borrower waits for three seconds at most, also while the server is down. */
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

    /** As {@link #dataSource()}, of connections that have auto-commit off, as many hosts with JPA have it. */
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
