package io.leadstone.adapter.mybatis.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The script that spreads the tables over a Citus cluster. */
public final class CitusTables {

    private static final String SCRIPT = "/db/leadstone/postgresql-citus/distribute.sql";

    /** Few shards, because the tests empty all tables before each test, and that visits each shard. */
    private static final String FEW_SHARDS = "SET citus.shard_count TO 4";

    private CitusTables() {}

    /** Returns the script with this table prefix. */
    public static String script(String tablePrefix) {
        try (InputStream script = CitusTables.class.getResourceAsStream(SCRIPT)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8).replace("${prefix}", tablePrefix);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Runs the script on the tables with this prefix that exist. */
    public static void distribute(Connection connection, String tablePrefix) throws SQLException {
        List<String> existing = names(connection, tablePrefix);
        try (Statement statement = connection.createStatement()) {
            statement.execute(FEW_SHARDS);
            for (String command : script(tablePrefix).split(";", -1)) {
                if (existing.stream().anyMatch(table -> command.contains("_table('" + table + "'"))) {
                    statement.execute(command);
                }
            }
        }
    }

    /** Removes all tables with this prefix, because the tests share one database. */
    public static void drop(Connection connection, String tablePrefix) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : names(connection, tablePrefix)) {
                statement.execute("DROP TABLE " + table);
            }
        }
    }

    private static List<String> names(Connection connection, String tablePrefix) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String pattern = tablePrefix.replace("_", "\\_") + "%";
        List<String> names = new ArrayList<>();
        try (ResultSet row = metaData.getTables(null, connection.getSchema(), pattern, new String[] {"TABLE"})) {
            while (row.next()) {
                names.add(row.getString("TABLE_NAME"));
            }
        }
        return names;
    }
}
