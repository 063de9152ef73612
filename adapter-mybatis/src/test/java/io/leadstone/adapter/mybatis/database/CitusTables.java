package io.leadstone.adapter.mybatis.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.ibatis.jdbc.ScriptRunner;

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

    /** Runs the script on tables with this prefix. */
    public static void distribute(Connection connection, String tablePrefix) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(FEW_SHARDS);
        }
        ScriptRunner runner = new ScriptRunner(connection);
        runner.setAutoCommit(true);
        runner.setLogWriter(null);
        runner.setErrorLogWriter(null);
        runner.setStopOnError(true);
        runner.runScript(new StringReader(script(tablePrefix)));
    }
}
