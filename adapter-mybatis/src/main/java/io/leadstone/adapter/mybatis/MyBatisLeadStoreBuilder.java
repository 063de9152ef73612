package io.leadstone.adapter.mybatis;

import io.leadstone.domain.StoreUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.apache.ibatis.session.SqlSessionFactory;

/** The settings of a {@link MyBatisLeadStore}. */
public final class MyBatisLeadStoreBuilder {

    /** What the names of the tables begin with where nothing else is said. */
    public static final String DEFAULT_TABLE_PREFIX = "leadstone_";

    private static final Pattern TABLE_PREFIX = Pattern.compile("[a-z][a-z0-9_]{0,30}");

    private final DataSource dataSource;
    private String tablePrefix = DEFAULT_TABLE_PREFIX;
    private SchemaMode schemaMode = SchemaMode.NONE;
    private boolean hostTransactions;

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
     * Writes go into the host's transactions, and are committed or rolled back with them. Hand over the {@link DataSource} that gives
     * out the transaction's connection: Spring's {@code TransactionAwareDataSourceProxy}, a JTA data source, one that is bound
     * to the thread. It is asked for a connection, which is closed again, in each call.
     *
     * <p>A connection that is not in auto-commit belongs to a transaction of the host: nothing is committed, rolled back or tried again
     * on it, and a refused duplicate leaves it usable. On one in auto-commit no transaction is running: a write begins and
     * commits its own then, so that it is all or nothing always.
     *
     * <p>On MySQL and MariaDB begin such transactions in READ COMMITTED. Under REPEATABLE READ, their default, a write meets what others
     * committed meanwhile while a read does not: a duplicate is refused then whatever the policy, without naming its holder. It also holds the company's
     * webhooks until it ends: whoever adds, changes or removes one waits for it.
     */
    public MyBatisLeadStoreBuilder hostTransactions() {
        this.hostTransactions = true;
        return this;
    }

    /**
     * The store; asks the database which one it is.
     *
     * @throws IllegalArgumentException where the database is none that Leadstone knows
     * @throws IllegalStateException where the tables are not as the schema mode wants them, naming each that is not
     * @throws StoreUnavailableException where the database cannot be reached
     */
    public MyBatisLeadStore build() {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseKind database = DatabaseKind.of(connection);
            new SqlSchema(connection, database, tablePrefix).apply(schemaMode);
            SqlSessionFactory sessions = new SqlConfiguration(
                            dataSource, database, tablePrefix, DatabaseKind.fetchSize(connection))
                    .sessionFactory();
            return new MyBatisLeadStore(new SqlSessions(dataSource, sessions, database, hostTransactions));
        } catch (SQLException failure) {
            throw new StoreUnavailableException(failure);
        }
    }
}
