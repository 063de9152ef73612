package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.sql.DatabaseKind;
import io.leadstone.adapter.mybatis.sql.SqlFailures;
import io.leadstone.application.search.SearchIndexVersion;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.jdbc.RuntimeSqlException;
import org.apache.ibatis.jdbc.ScriptRunner;

/** The tables of Leadstone in the current schema of a connection. It creates or checks them. */
record SqlSchema(Connection connection, DatabaseKind database, String tablePrefix) {

    private static final String FLYWAY = "org.flywaydb.core.Flyway";

    /** The name of the history table of migrations after the table prefix. */
    static final String HISTORY_TABLE = "schema_history";

    /** @throws IllegalStateException if the class path lacks Flyway */
    static void requireFlyway() {
        try {
            Class.forName(FLYWAY, false, SqlSchema.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(
                    "SchemaMode.MIGRATE needs Flyway: add org.flywaydb:flyway-core to the class path, with"
                            + " flyway-database-postgresql for PostgreSQL or flyway-mysql for MariaDB and MySQL",
                    missing);
        }
    }

    void apply(SchemaMode mode) {
        try {
            switch (mode) {
                case NONE -> {}
                case VALIDATE -> validate();
                case CREATE -> create();
                case MIGRATE -> requireHistory();
            }
        } catch (SQLException | RuntimeSqlException failure) {
            throw SqlFailures.translated(new PersistenceException(failure), false);
        }
    }

    private void validate() throws SQLException {
        Set<String> missing = SqlScript.of(database, tablePrefix).columns();
        Set<String> found = columns();
        missing.removeAll(found);
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the database has no " + String.join(", ", byTable(missing, found))
                    + "; run the scripts under " + database.folder());
        }
        int indexVersion = indexVersion();
        if (indexVersion < SearchIndexVersion.CURRENT) {
            throw new IllegalStateException("the leads were indexed for searches by version " + indexVersion
                    + " of the rules, and this Leadstone has version " + SearchIndexVersion.CURRENT
                    + ": call MyBatisLeadStore.reindexSearch() once, on a store that is built with SchemaMode.NONE");
        }
    }

    /** Returns the version of the search rules that the database keeps, or 0 if it keeps none. */
    private int indexVersion() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT version FROM " + tablePrefix + "search_index")) {
            return row.next() ? row.getInt(1) : SearchIndexVersion.UNKNOWN;
        }
    }

    /** Returns the version of the search rules that the database keeps, or 0 if it has no table for it. */
    int indexVersionIfAny() throws SQLException {
        return columns().contains(tablePrefix + "search_index.version") ? indexVersion() : SearchIndexVersion.UNKNOWN;
    }

    /** Returns those columns of Leadstone's tables that exist, as {@code table.column} in lower case. */
    Set<String> ownColumns() throws SQLException {
        Set<String> own = SqlScript.of(database, tablePrefix).columns();
        own.retainAll(columns());
        return own;
    }

    private void create() throws SQLException {
        Set<String> existing = existingTables();
        if (!existing.isEmpty()) {
            throw new IllegalStateException("tables of Leadstone exist already: " + String.join(", ", existing)
                    + "; SchemaMode.CREATE only creates all of them");
        }
        boolean autoCommit = connection.getAutoCommit();
        try {
            ScriptRunner runner = new ScriptRunner(connection);
            runner.setLogWriter(null);
            runner.setErrorLogWriter(null);
            runner.setStopOnError(true);
            runner.runScript(
                    new StringReader(SqlScript.of(database, tablePrefix).text()));
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    /** Returns the names of missing columns. For a missing table it returns only the name of the table. */
    private static Set<String> byTable(Set<String> missing, Set<String> found) {
        Set<String> names = new LinkedHashSet<>();
        for (String column : missing) {
            String table = column.substring(0, column.indexOf('.') + 1);
            boolean isThere = found.stream().anyMatch(other -> other.startsWith(table));
            names.add(isThere ? "column " + column : "table " + table.substring(0, table.length() - 1));
        }
        return names;
    }

    private Set<String> columns() throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String prefix = metaData.storesUpperCaseIdentifiers() ? tablePrefix.toUpperCase(Locale.ROOT) : tablePrefix;
        Set<String> columns = new LinkedHashSet<>();
        try (ResultSet row = metaData.getColumns(connection.getCatalog(), connection.getSchema(), prefix + "%", "%")) {
            while (row.next()) {
                String name = row.getString("TABLE_NAME") + "." + row.getString("COLUMN_NAME");
                columns.add(name.toLowerCase(Locale.ROOT));
            }
        }
        return columns;
    }

    private void requireHistory() throws SQLException {
        Set<String> existing = existingTables();
        if (!existing.isEmpty() && !existing.contains(historyTable())) {
            throw new IllegalStateException(
                    "the tables " + String.join(", ", existing) + " exist, but the history table "
                            + historyTable()
                            + " does not: another tool manages them. Use SchemaMode.VALIDATE, or write the"
                            + " history first with Flyway's command baseline, whose version is that of the last"
                            + " applied script");
        }
    }

    private String historyTable() {
        return tablePrefix + HISTORY_TABLE;
    }

    /** Returns the names of Leadstone's tables that exist, and that of the history table of migrations. */
    private Set<String> existingTables() throws SQLException {
        Set<String> names = SqlScript.of(database, tablePrefix).columns().stream()
                .map(column -> column.substring(0, column.indexOf('.')))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        names.add(historyTable());
        names.retainAll(tables());
        return names;
    }

    /** Returns the names of all tables in lower case, without views and indexes. */
    private Set<String> tables() throws SQLException {
        Set<String> tables = new HashSet<>();
        try (ResultSet row =
                connection.getMetaData().getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
            while (row.next()) {
                // The type is "TABLE", "BASE TABLE" or "PARTITIONED TABLE".
                if (row.getString("TABLE_TYPE").endsWith("TABLE")) {
                    tables.add(row.getString("TABLE_NAME").toLowerCase(Locale.ROOT));
                }
            }
        }
        return tables;
    }
}
