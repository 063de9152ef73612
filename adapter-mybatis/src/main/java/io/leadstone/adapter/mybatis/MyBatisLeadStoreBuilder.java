package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.adapter.mybatis.sql.NoSqlHostTransactions;
import io.leadstone.adapter.mybatis.sql.SqlHostTransactions;
import io.leadstone.adapter.mybatis.sql.SqlReads;
import io.leadstone.adapter.mybatis.sql.SqlReplica;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.adapter.mybatis.sql.UnusableReplicaException;
import io.leadstone.adapter.mybatis.sql.WriteLock;
import io.leadstone.application.idempotency.AttemptScope;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
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

    /** Maximum time for which {@link #build} waits until the replica has replayed the last upgrade: 10 s. */
    private static final Duration DEFAULT_REPLICA_WAIT = Duration.ofSeconds(10);

    /** Pause between two checks of the replica, in milliseconds. */
    private static final long REPLICA_PAUSE_MILLIS = 200;

    private static final System.Logger LOG = System.getLogger(MyBatisLeadStoreBuilder.class.getName());

    private static final Pattern TABLE_PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,30}");

    private final DataSource dataSource;
    private String tablePrefix = DEFAULT_TABLE_PREFIX;
    private SchemaMode schemaMode = SchemaMode.NONE;
    private Optional<DataSource> exportDataSource = Optional.empty();
    private Optional<DataSource> replicaDataSource = Optional.empty();
    private Optional<DataSource> maintenanceDataSource = Optional.empty();
    private Duration replicaWait = DEFAULT_REPLICA_WAIT;
    private SqlHostTransactions hostTransactions = new NoSqlHostTransactions();
    private Optional<Duration> queryTimeout = Optional.of(DEFAULT_QUERY_TIMEOUT);

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
     * Sets the data source for exports, on the same database or a replica of it. By default exports use the {@link
     * #replicaDataSource}, and without one the data source of the store. An export occupies its connection as long as
     * its client reads. A separate pool keeps the other connections free and can have no statement timeout. With this
     * setting, exports read committed data, also while a transaction of the host is active.
     */
    public MyBatisLeadStoreBuilder exportDataSource(DataSource exports) {
        this.exportDataSource = Optional.of(exports);
        return this;
    }

    /**
     * Sets the data source of a read replica: a database that replays the writes of the store's one. Lists and searches
     * of leads and conversations, reports and exports use it. All other reads use the data source of the store, such as
     * the read of a lead by its id, its history, the export of a person and the event feed. So do all writes.
     *
     * <p>A replica lags behind. A list may not contain a lead that has just been created, and may contain one that has
     * just been deleted. While a transaction of the host is active, all reads use its connection, so that the host sees
     * its own writes. A host that always needs current lists beside others builds a second store without this setting.
     *
     * <p>If the replica cannot be reached, these reads throw {@link StoreUnavailableException}, and everything else
     * works. They never use the data source of the store instead, which would have to carry the load of both.
     */
    public MyBatisLeadStoreBuilder replicaDataSource(DataSource replica) {
        this.replicaDataSource = Optional.of(replica);
        return this;
    }

    /**
     * Sets a data source for work whose time depends on the number of leads. It must be on the database of the store,
     * not on a replica. {@link MyBatisLeadStore#reindexSearch} uses it, the search for inactive leads that a purge
     * removes, and the counts of what a purge would remove and of the suppression entries of each key. By default they
     * use the data source of the store.
     *
     * <p>Set it if the connections of the store have a statement timeout or a socket timeout of their own. The store
     * cannot change these, and they would end such a statement in a large company. The connections of this data source
     * should have neither. While a transaction of the host is active, its connection is used.
     */
    public MyBatisLeadStoreBuilder maintenanceDataSource(DataSource maintenance) {
        this.maintenanceDataSource = Optional.of(maintenance);
        return this;
    }

    /** Sets for how long {@link #build} waits for the replay of an upgrade. Tests use it. */
    MyBatisLeadStoreBuilder replicaWait(Duration wait) {
        this.replicaWait = wait;
        return this;
    }

    /**
     * Sets the JDBC query timeout of each statement; {@link #DEFAULT_QUERY_TIMEOUT} by default. A statement that takes
     * longer is cancelled, and its call throws {@link StoreUnavailableException}. The library changes no other setting
     * of a connection. Exports, the creation of tables and the work of {@link #maintenanceDataSource} have no query
     * timeout.
     *
     * @param timeout at least one second; a fraction of a second is rounded up, because JDBC counts whole seconds
     * @throws IllegalArgumentException if it is shorter
     */
    public MyBatisLeadStoreBuilder queryTimeout(Duration timeout) {
        if (timeout.compareTo(MIN_QUERY_TIMEOUT) < 0) {
            throw new IllegalArgumentException("the query timeout must be at least 1 s, but is " + timeout);
        }
        this.queryTimeout = Optional.of(timeout);
        return this;
    }

    /**
     * Sets no JDBC query timeout. Use it only if the connections have a statement timeout of their own, such as {@code
     * statement_timeout} of PostgreSQL. With a query timeout, the driver of PostgreSQL starts a timer for each
     * statement, behind a lock that all threads share. Without both timeouts, a statement that waits for a lock may
     * occupy its connection without limit.
     */
    public MyBatisLeadStoreBuilder withoutQueryTimeout() {
        this.queryTimeout = Optional.empty();
        return this;
    }

    /**
     * Builds the store. It reads the product name of the database and applies the schema mode. It also checks the
     * replica, for up to 10 s if that has not replayed the last upgrade. If the replica cannot be reached, a warning is
     * logged, and the first list checks it.
     *
     * @throws IllegalArgumentException if Leadstone does not support the database, or if the replica is of another
     *     product or driver
     * @throws IllegalStateException if the tables do not meet the schema mode; the text names each fault
     * @throws IllegalStateException if tables would be created in a transaction of the host, which some databases
     *     would then commit
     * @throws UnusableReplicaException if the replica lacks tables or columns, or its search index is older; the text
     *     names its data source
     * @throws StoreUnavailableException if the database cannot be reached
     */
    public MyBatisLeadStore build() {
        if (changesTables() && hostTransactions.isActive()) {
            throw new IllegalStateException("tables cannot be created while a transaction of the host is active");
        }
        if (schemaMode == SchemaMode.MIGRATE) {
            SqlSchema.requireFlyway();
        }
        SqlSessions sessions;
        Optional<SqlReplica> replica;
        try (Connection connection = dataSource.getConnection()) {
            try {
                DatabaseKind database = DatabaseKind.of(connection);
                SqlSchema schema = new SqlSchema(connection, database, tablePrefix);
                apply(schema);
                sessions = sessions(connection, database);
                replica = replica(sessions, schema);
            } finally {
                endRead(connection);
            }
        } catch (SQLException failure) {
            throw new StoreUnavailableException(failure);
        }
        // The connection is back in its pool by now, which may be the pool of the replica, too.
        replica.ifPresent(this::check);
        SqlReads reads = replica.map(found -> SqlReads.on(found, sessions)).orElse(SqlReads.on(sessions));
        return new MyBatisLeadStore(
                sessions,
                reads,
                exportDataSource.map(sessions::on).map(SqlReads::on).orElse(reads));
    }

    private boolean changesTables() {
        return schemaMode == SchemaMode.CREATE || schemaMode == SchemaMode.MIGRATE;
    }

    private void apply(SqlSchema schema) throws SQLException {
        schema.apply(schemaMode);
        if (schemaMode == SchemaMode.MIGRATE) {
            endRead(schema.connection());
            FlywaySchema.migrate(dataSource, schema.database(), tablePrefix);
            if (schema.database().isSharded()) {
                new CitusSchema(dataSource, tablePrefix).distributeNewTables();
            }
        }
    }

    private SqlSessions sessions(Connection connection, DatabaseKind database) throws SQLException {
        Configuration configuration =
                new SqlConfiguration(database, tablePrefix, DatabaseKind.fetchSize(connection)).configuration();
        Optional<Integer> seconds = queryTimeout.map(
                timeout -> Math.toIntExact(timeout.plusNanos(999_999_999).toSeconds()));
        return new SqlSessions(
                dataSource,
                maintenanceDataSource,
                configuration,
                database,
                hostTransactions,
                seconds,
                List.of(),
                WriteLock.of(database),
                new AttemptScope());
    }

    private Optional<SqlReplica> replica(SqlSessions sessions, SqlSchema schema) throws SQLException {
        if (replicaDataSource.isEmpty()) {
            return Optional.empty();
        }
        DataSource source = replicaDataSource.get();
        return Optional.of(new SqlReplica(sessions.on(source), ReplicaCheck.of(source, schema)));
    }

    private void check(SqlReplica replica) {
        long end = System.nanoTime() + replicaWait.toNanos();
        while (true) {
            try {
                replica.check();
                return;
            } catch (UnusableReplicaException behind) {
                if (System.nanoTime() >= end) {
                    throw behind;
                }
                pause();
            } catch (StoreUnavailableException down) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "the replica data source '" + replicaDataSource.orElseThrow()
                                + "' cannot be reached; lists, reports and exports fail until it can",
                        down);
                return;
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(REPLICA_PAUSE_MILLIS);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(interruption);
        }
    }

    /** Ends the transaction that a connection without auto-commit began when the metadata was read. */
    private void endRead(Connection connection) throws SQLException {
        if (!hostTransactions.isActive() && !connection.getAutoCommit()) {
            connection.rollback();
        }
    }
}
