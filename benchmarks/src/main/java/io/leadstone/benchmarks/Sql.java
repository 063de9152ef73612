package io.leadstone.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Runs SQL statements from resource files of this package. */
public record Sql(DataSource dataSource) {

    /** Runs the statement in {@code file} and returns the number of rows that it wrote. */
    int write(String file, Object... parameters) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, text(file), parameters)) {
            return statement.executeUpdate();
        }
    }

    /** Runs the query in {@code file} and returns the number of rows that it read. */
    int read(String file, Object... parameters) throws SQLException {
        int rows = 0;
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = prepare(connection, text(file), parameters);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                rows++;
            }
        }
        return rows;
    }

    /** Runs a statement without parameters. */
    public void run(String statement) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.execute();
        }
    }

    /** Runs the statements in {@code file}, which are separated by a semicolon at the end of a line. */
    public void runFile(String file) throws SQLException {
        for (String statement : text(file).split(";\n", -1)) {
            run(statement);
        }
    }

    private static PreparedStatement prepare(Connection connection, String text, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    private static String text(String file) {
        try (InputStream stream = Sql.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalArgumentException("missing resource " + file);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
