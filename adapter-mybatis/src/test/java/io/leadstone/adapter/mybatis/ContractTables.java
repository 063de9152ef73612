package io.leadstone.adapter.mybatis;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.email.EmailKeyState;
import io.leadstone.application.port.out.email.EmailKeyStore;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The tables of one test class in its own database. They are created before its first test and emptied before each
 * test.
 */
final class ContractTables implements BeforeAllCallback, AfterAllCallback {

    private static final List<String> EVERYWHERE = List.of(
            "lead",
            "event",
            "feed",
            "idempotency",
            "consent",
            "submission",
            "suppression",
            "conversation",
            "webhook",
            "webhook_message",
            "webhook_delivery",
            "agent",
            "api_key");

    /** Tables of one row, which every test keeps. */
    private static final List<String> STATES = List.of("search_index", "email_key_state");

    private static final int ID_BYTES = 16;

    private final Supplier<HikariDataSource> pool;
    private final List<TableSetup> setups = new ArrayList<>();
    private StoreOpening opening = pool -> MyBatisLeadStore.builder(pool)
            .hostTransactions(new ThreadBoundDataSource(pool))
            .build();
    private HikariDataSource dataSource;
    private List<String> tables = EVERYWHERE;
    private LeadStore store;

    ContractTables(Supplier<TestDatabase> database) {
        this(database, TestDatabase::dataSource);
    }

    ContractTables(Supplier<TestDatabase> database, Function<TestDatabase, HikariDataSource> pool) {
        this.pool = () -> pool.apply(database.get());
    }

    /** Runs {@code setup} once, after the tables have been created. */
    ContractTables afterCreation(TableSetup setup) {
        setups.add(setup);
        return this;
    }

    /** Opens the store in another way. Its tables have been created by then. */
    ContractTables openedBy(StoreOpening other) {
        opening = other;
        return this;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        dataSource = pool.get();
        tables = tables(dataSource);
        MyBatisLeadStore.builder(dataSource).schemaMode(SchemaMode.CREATE).build();
        try (Connection connection = dataSource.getConnection()) {
            for (TableSetup setup : setups) {
                setup.apply(connection, MyBatisLeadStoreBuilder.DEFAULT_TABLE_PREFIX);
            }
            store = opening.open(dataSource);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (dataSource != null) {
            // An external database is left as it was.
            onEach(Stream.concat(tables.stream(), STATES.stream()), "DROP TABLE ");
            dataSource.close();
        }
    }

    HikariDataSource dataSource() {
        return dataSource;
    }

    LeadStore emptyStore() {
        onEach(tables.stream(), "DELETE FROM ");
        store.capability(EmailKeyStore.class).orElseThrow().emailKeys().setState(EmailKeyState.NONE);
        return store;
    }

    /** Returns all columns of all rows of all tables as text. */
    String everythingStored() {
        StringBuilder found = new StringBuilder();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                try (ResultSet row = statement.executeQuery(
                        "SELECT * FROM " + MyBatisLeadStoreBuilder.DEFAULT_TABLE_PREFIX + table)) {
                    while (row.next()) {
                        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                            found.append(text(row.getObject(column))).append('\n');
                        }
                    }
                }
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return found.toString();
    }

    /** A binary value is an id or a text in UTF-8. */
    static String text(Object value) {
        if (value instanceof byte[] bytes) {
            return bytes.length == ID_BYTES
                    ? HexFormat.of().formatHex(bytes)
                    : new String(bytes, StandardCharsets.UTF_8);
        }
        return String.valueOf(value);
    }

    /** Returns the names of all tables, without their prefix. */
    static List<String> tables(HikariDataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return DatabaseKind.of(connection).hasIndexTermTable()
                    ? Stream.concat(EVERYWHERE.stream(), Stream.of("lead_piece"))
                            .toList()
                    : EVERYWHERE;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Runs a statement on each table. A batch takes fewer round trips, and this runs before each test. */
    private void onEach(Stream<String> names, String verb) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : names.toList()) {
                statement.addBatch(verb + MyBatisLeadStoreBuilder.DEFAULT_TABLE_PREFIX + table);
            }
            statement.executeBatch();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Opens the store under test. */
    interface StoreOpening {
        LeadStore open(HikariDataSource pool) throws SQLException;
    }

    /** A change of the tables with this prefix, on a connection in auto-commit. */
    interface TableSetup {
        void apply(Connection connection, String tablePrefix) throws SQLException;
    }
}
