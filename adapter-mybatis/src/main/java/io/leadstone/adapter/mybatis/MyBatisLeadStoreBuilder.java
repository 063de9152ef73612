package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.adapter.mybatis.sql.NoSqlHostTransactions;
import io.leadstone.adapter.mybatis.sql.SqlHostTransactions;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.adapter.mybatis.sql.WriteLock;
import io.leadstone.application.idempotency.AttemptScope;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.ibatis.session.Configuration;

/** Builds a {@link MyBatisLeadStore}. */
public final class MyBatisLeadStoreBuilder {

    /** The default prefix of the table names. */
    public static final String DEFAULT_TABLE_PREFIX = "leadstone_";

    /**
     * Default query timeout of each statement: 15 s. Each query of a request takes far less. A longer one waits for a
     * lock or lacks an index, and occupies a connection that other requests need.
     */
    public static final Duration DEFAULT_QUERY_TIMEOUT = Duration.ofSeconds(15);

    /** Minimum of the query timeout. JDBC counts whole seconds and takes 0 as no limit. */
    private static final Duration MIN_QUERY_TIMEOUT = Duration.ofSeconds(1);

    private static final Pattern TABLE_PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,30}");

    private final DataSource dataSource;
    private String tablePrefix = DEFAULT_TABLE_PREFIX;
    private SchemaMode schemaMode = SchemaMode.NONE;
    private Optional<DataSource> exportDataSource = Optional.empty();
    private SqlHostTransactions hostTransactions = new NoSqlHostTransactions();
    private Duration queryTimeout = DEFAULT_QUERY_TIMEOUT;

    MyBatisLeadStoreBuilder(DataSource dataSource) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    /**
     * Sets the prefix of the table names: 1 to 31 characters of {@code a-z}, {@code 0-9} and {@code _}, beginning with
     * a letter.
     *
     * @throws IllegalArgumentException if the prefix has another form
     */
    public MyBatisLeadStoreBuilder tablePrefix(String prefix) {
        if (!TABLE_PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "the table prefix must have 1 to 31 characters of a-z, 0-9 and _, and begin with a letter, but is '"
                            + prefix + "'");
        }
        this.tablePrefix = prefix;
        return this;
    }

    /** Sets what {@link #build} does with the tables; {@link SchemaMode#NONE} by default. */
    public MyBatisLeadStoreBuilder schemaMode(SchemaMode mode) {
        this.schemaMode = Objects.requireNonNull(mode, "mode");
        return this;
    }

    /**
     * Lets the store join transactions of the host. While one is active, reads and writes use its connection, and the
     * host commits or rolls them back. Without an active one, each write begins and commits a transaction of the store,
     * whatever the auto-commit setting of the connection is.
     *
     * <p>The data source of the store must return the connection of the transaction: a {@code
     * TransactionAwareDataSourceProxy} of Spring, a JTA data source, or one that is bound to the thread. A call fails
     * with an {@link IllegalStateException} if a transaction is active and the connection does not belong to it. Each
     * call closes the connection again.
     *
     * <p>In a transaction of the host, the library only sets the query timeout of its statements. A rejected duplicate
     * leaves the transaction usable. After any other failure the host must roll back.
     *
     * <p>On MySQL and MariaDB begin such transactions with READ COMMITTED. Under REPEATABLE READ, their default, a
     * write sees what others have committed since the first read, but a read does not. Then a duplicate is rejected
     * under each policy, without the id of the email owner, and a stale version causes a {@link
     * io.leadstone.domain.failure.ConcurrentTransactionException}. Such a transaction also locks the webhooks of the
     * company until it ends. Another one that adds, changes or removes a webhook waits for it.
     */
    public MyBatisLeadStoreBuilder hostTransactions(SqlHostTransactions transactions) {
        this.hostTransactions = Objects.requireNonNull(transactions, "transactions");
        return this;
    }

    /**
     * Sets the data source for exports, on the same database. By default exports use the data source of the store. An
     * export occupies its connection as long as its client reads. A separate pool keeps the other connections free and
     * can have no statement timeout. With this setting, exports read committed data, also while a transaction of the
     * host is active.
     */
    public MyBatisLeadStoreBuilder exportDataSource(DataSource exports) {
        this.exportDataSource = Optional.of(exports);
        return this;
    }

    /**
     * Sets the JDBC query timeout of each statement; {@link #DEFAULT_QUERY_TIMEOUT} by default. A statement that takes
     * longer is cancelled, and its call throws {@link StoreUnavailableException}. Exports, the creation of tables and
     * {@link MyBatisLeadStore#reindexSearch} have no limit. The library changes no other setting of a connection.
     *
     * @param timeout at least one second; a fraction of a second is rounded up, because JDBC counts whole seconds
     * @throws IllegalArgumentException if it is shorter
     */
    public MyBatisLeadStoreBuilder queryTimeout(Duration timeout) {
        if (timeout.compareTo(MIN_QUERY_TIMEOUT) < 0) {
            throw new IllegalArgumentException("the query timeout must be at least 1 s, but is " + timeout);
        }
        this.queryTimeout = timeout;
        return this;
    }

    /**
     * Builds the store. It reads the product name of the database and applies the schema mode.
     *
     * @throws IllegalArgumentException if Leadstone does not support the database
     * @throws IllegalStateException if the tables do not meet the schema mode; the text names each fault
     * @throws IllegalStateException if tables would be created in a transaction of the host, which some databases
     *     would then commit
     * @throws StoreUnavailableException if the database cannot be reached
     */
    public MyBatisLeadStore build() {
        if (changesTables() && hostTransactions.isActive()) {
            throw new IllegalStateException("tables cannot be created while a transaction of the host is active");
        }
        if (schemaMode == SchemaMode.MIGRATE) {
            SqlSchema.requireFlyway();
        }
        try (Connection connection = dataSource.getConnection()) {
            try {
                return build(connection);
            } finally {
                endRead(connection);
            }
        } catch (SQLException failure) {
            throw new StoreUnavailableException(failure);
        }
    }

    private boolean changesTables() {
        return schemaMode == SchemaMode.CREATE || schemaMode == SchemaMode.MIGRATE;
    }

    private MyBatisLeadStore build(Connection connection) throws SQLException {
        DatabaseKind database = DatabaseKind.of(connection);
        new SqlSchema(connection, database, tablePrefix).apply(schemaMode);
        if (schemaMode == SchemaMode.MIGRATE) {
            endRead(connection);
            FlywaySchema.migrate(dataSource, database, tablePrefix);
            if (database.isSharded()) {
                new CitusSchema(dataSource, tablePrefix).distributeNewTables();
            }
        }
        Configuration configuration =
                new SqlConfiguration(database, tablePrefix, DatabaseKind.fetchSize(connection)).configuration();
        int seconds = Math.toIntExact(queryTimeout.plusNanos(999_999_999).toSeconds());
        SqlSessions sessions = new SqlSessions(
                dataSource,
                configuration,
                database,
                hostTransactions,
                Optional.of(seconds),
                List.of(),
                WriteLock.of(database),
                new AttemptScope());
        return new MyBatisLeadStore(sessions, exportDataSource.map(sessions::on).orElse(sessions));
    }

    /** Ends the transaction that a connection without auto-commit began when the metadata was read. */
    private void endRead(Connection connection) throws SQLException {
        if (!hostTransactions.isActive() && !connection.getAutoCommit()) {
            connection.rollback();
        }
    }
}
