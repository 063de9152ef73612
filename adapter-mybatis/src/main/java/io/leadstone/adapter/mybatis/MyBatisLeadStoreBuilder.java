package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.adapter.mybatis.sql.NoSqlHostTransactions;
import io.leadstone.adapter.mybatis.sql.SqlHostTransactions;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
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

/** The settings of a {@link MyBatisLeadStore}. */
public final class MyBatisLeadStoreBuilder {

    /** What the names of the tables begin with where nothing else is said. */
    public static final String DEFAULT_TABLE_PREFIX = "leadstone_";

    /**
     * Default query timeout of each statement: 15 s. Every query of a request takes far less, so that a longer one waits for a lock or
     * lacks an index, and blocks a connection that others need.
     */
    public static final Duration DEFAULT_QUERY_TIMEOUT = Duration.ofSeconds(15);

    /** Shortest query timeout: JDBC counts whole seconds, and takes 0 for no limit. */
    private static final Duration SHORTEST_QUERY_TIMEOUT = Duration.ofSeconds(1);

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
     * What the names of the tables begin with: 1 to 31 of {@code a-z 0-9 _}, the first a letter.
     *
     * @throws IllegalArgumentException where it is not
     */
    public MyBatisLeadStoreBuilder tablePrefix(String prefix) {
        if (!TABLE_PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "a table prefix is 1 to 31 of a-z 0-9 _, the first a letter, not '" + prefix + "'");
        }
        this.tablePrefix = prefix;
        return this;
    }

    /** What becomes of the tables when the store is built; {@link SchemaMode#NONE} where nothing else is said. */
    public MyBatisLeadStoreBuilder schemaMode(SchemaMode mode) {
        this.schemaMode = Objects.requireNonNull(mode, "mode");
        return this;
    }

    /**
     * Joins the host's transactions: while one is active, reads and writes work on its connection, and the host commits or rolls them back
     * with its own. Without one each write begins and commits its own transaction, whatever the auto-commit setting of the connection
     * is.
     *
     * <p>The data source of the store must give out the connection of the transaction: Spring's {@code TransactionAwareDataSourceProxy},
     * a JTA data source, or one that is bound to the thread. A call fails with an {@link IllegalStateException} if a transaction
     * is active and the connection does not belong to it. The connection is closed again in each call.
     *
     * <p>In a transaction of the host the library sets the query timeout of its statements and nothing else. A refused duplicate leaves
     * the transaction usable. After any other failure the host must roll back.
     *
     * <p>On MySQL and MariaDB begin such transactions in READ COMMITTED. Under REPEATABLE READ, their default, a write meets what others
     * committed meanwhile while a read does not. A duplicate is refused then whatever the policy, without naming its holder, and a stale
     * version is a {@link io.leadstone.domain.failure.ConcurrentTransactionException}. Such a transaction also locks the company's webhooks until
     * it ends, so that another one that adds, changes or removes one waits for it.
     */
    public MyBatisLeadStoreBuilder hostTransactions(SqlHostTransactions transactions) {
        this.hostTransactions = Objects.requireNonNull(transactions, "transactions");
        return this;
    }

    /**
     * Takes the connections of exports from another data source of the same database; by default they come from that of the store. An
     * export occupies its connection for as long as its client reads. A pool of its own keeps the other connections free, and can do
     * without a statement timeout. Exports then read what is committed, also while a transaction of the host is active.
     */
    public MyBatisLeadStoreBuilder exportDataSource(DataSource exports) {
        this.exportDataSource = Optional.of(exports);
        return this;
    }

    /**
     * Sets the JDBC query timeout of each statement; {@link #DEFAULT_QUERY_TIMEOUT} by default. A statement that takes longer is
     * cancelled, and its call throws {@link StoreUnavailableException}. Exports, the creation of tables and
     * {@link MyBatisLeadStore#reindexSearch} have no limit. It is the one setting that the library makes on connections.
     *
     * @param timeout at least a second; JDBC counts whole seconds, a fraction is rounded up
     * @throws IllegalArgumentException if it is shorter
     */
    public MyBatisLeadStoreBuilder queryTimeout(Duration timeout) {
        if (timeout.compareTo(SHORTEST_QUERY_TIMEOUT) < 0) {
            throw new IllegalArgumentException("a query timeout is a second or more, not " + timeout);
        }
        this.queryTimeout = timeout;
        return this;
    }

    /**
     * The store; asks the database which one it is.
     *
     * @throws IllegalArgumentException if the database is none that Leadstone knows
     * @throws IllegalStateException if the tables are not as the schema mode wants them, naming each that is not; if tables would be
     *     created inside a transaction of the host, which some databases would commit by that
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
        }
        Configuration configuration = new SqlConfiguration(
                        dataSource, database, tablePrefix, DatabaseKind.fetchSize(connection))
                .sessionFactory()
                .getConfiguration();
        int seconds = Math.toIntExact(queryTimeout.plusNanos(999_999_999).toSeconds());
        SqlSessions sessions =
                new SqlSessions(dataSource, configuration, database, hostTransactions, Optional.of(seconds), List.of());
        return new MyBatisLeadStore(sessions, exportDataSource.map(sessions::on).orElse(sessions));
    }

    /** Ends the transaction in which a connection without auto-commit has read the tables' columns. */
    private void endRead(Connection connection) throws SQLException {
        if (!hostTransactions.isActive() && !connection.getAutoCommit()) {
            connection.rollback();
        }
    }
}
