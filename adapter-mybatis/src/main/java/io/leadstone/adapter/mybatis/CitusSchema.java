package io.leadstone.adapter.mybatis;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.apache.ibatis.jdbc.RuntimeSqlException;
import org.apache.ibatis.jdbc.ScriptRunner;

/** Distributes the tables that later scripts add to a Citus cluster. The first distribution is the operator's. */
record CitusSchema(DataSource dataSource, String tablePrefix) {

    private static final String SCRIPT = "/db/leadstone/postgresql-citus/distribute.sql";

    /** Lets nodes that start at the same time wait for each other. The number has no meaning. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(2093770571)";

    /** Runs the script if the leads are distributed. It leaves out tables that are distributed already. */
    void distributeNewTables() {
        try (Connection connection = dataSource.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            try {
                distributeNewTables(connection);
                connection.commit();
            } catch (SQLException | RuntimeSqlException failure) {
                connection.rollback();
                throw failure;
            } finally {
                connection.setAutoCommit(autoCommit);
            }
        } catch (SQLException | RuntimeSqlException failure) {
            throw new IllegalStateException(
                    "new tables cannot be distributed on the Citus cluster: " + failure.getMessage(), failure);
        }
    }

    private void distributeNewTables(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LOCK);
            if (!leadsAreDistributed(statement)) {
                return;
            }
        }
        ScriptRunner runner = new ScriptRunner(connection);
        runner.setLogWriter(null);
        runner.setErrorLogWriter(null);
        runner.setStopOnError(true);
        runner.runScript(new StringReader(script(tablePrefix)));
    }

    private boolean leadsAreDistributed(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT EXISTS (SELECT 1 FROM pg_dist_partition"
                + " WHERE logicalrelid = CAST('" + tablePrefix + "lead' AS regclass))")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Returns the script that distributes the tables, with this prefix of their names. */
    static String script(String tablePrefix) {
        try (InputStream script = CitusSchema.class.getResourceAsStream(SCRIPT)) {
            if (script == null) {
                throw new IllegalStateException(
                        "the jar of lead-adapter-mybatis does not contain the script " + SCRIPT);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8).replace("${prefix}", tablePrefix);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
