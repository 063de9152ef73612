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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.jdbc.RuntimeSqlException;
import org.apache.ibatis.jdbc.ScriptRunner;

/** The tables in the current schema of {@code connection}: makes them, or says what they lack. */
record SqlSchema(Connection connection, DatabaseKind database, String tablePrefix) {

    void apply(SchemaMode mode) {
        try {
            switch (mode) {
                case NONE -> {}
                case VALIDATE -> validate();
                case CREATE -> create();
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
            throw new IllegalStateException("the database lacks " + String.join(", ", byTable(missing, found))
                    + "; the scripts under " + database.folder() + " make them");
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

    private void create() throws SQLException {
        List<String> tables = tables();
        if (!tables.isEmpty()) {
            throw new IllegalStateException(
                    "tables are created in an empty database only, and this one has " + String.join(", ", tables));
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

    /** The columns that are missing; where a table is missing as a whole, its name alone. */
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

    private List<String> tables() throws SQLException {
        List<String> tables = new ArrayList<>();
        DatabaseMetaData metaData = connection.getMetaData();
        try (ResultSet row = metaData.getTables(connection.getCatalog(), connection.getSchema(), "%", null)) {
            while (row.next()) {
                // "TABLE", "BASE TABLE", "PARTITIONED TABLE": what the databases call a table; not their indexes and
                // views.
                if (row.getString("TABLE_TYPE").endsWith("TABLE")) {
                    tables.add(row.getString("TABLE_NAME"));
                }
            }
        }
        return tables;
    }
}
