package io.leadstone.adapter.mybatis;

import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows that PostgreSQL stores by COPY, which is several times faster than an insert. The columns and values of a row
 * are those of an insert statement of a mapper, so that a new column needs no change here. Not safe for several
 * threads.
 */
final class CopiedRows {

    private static final Pattern INSERT =
            Pattern.compile("INSERT INTO (\\S+)\\s*\\(([^)]*)\\)\\s*VALUES.*", Pattern.DOTALL);
    private static final HexFormat HEX = HexFormat.of();

    private final Configuration configuration;

    /** The rows of each statement {@code COPY}, as its text format. */
    private final Map<String, StringBuilder> rows = new LinkedHashMap<>();

    /** The statement {@code COPY} of each text of an insert. */
    private final Map<String, String> copies = new LinkedHashMap<>();

    CopiedRows(Configuration configuration) {
        this.configuration = configuration;
    }

    /**
     * Adds the row of an insert with one row.
     *
     * @param method the method of the mapper that inserts the row
     * @param arguments its arguments by their names
     */
    void add(Class<?> mapper, String method, Map<String, Object> arguments) throws SQLException {
        MappedStatement statement = configuration.getMappedStatement(mapper.getName() + "." + method);
        BoundSql insert = statement.getBoundSql(arguments);
        Map<Integer, Object> values = new TreeMap<>();
        configuration.newParameterHandler(statement, arguments, insert).setParameters(recording(values));
        StringBuilder text = rows.computeIfAbsent(
                copies.computeIfAbsent(insert.getSql(), CopiedRows::copy), any -> new StringBuilder());
        for (int position = 1; position <= insert.getParameterMappings().size(); position++) {
            text.append(position == 1 ? "" : "\t").append(text(values.get(position)));
        }
        text.append('\n');
    }

    /** Stores the rows and forgets them. The caller commits. */
    void store(Connection connection) throws SQLException {
        for (Map.Entry<String, StringBuilder> copy : rows.entrySet()) {
            String text = copy.getValue().toString();
            copy.getValue().setLength(0);
            try {
                connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy.getKey(), new StringReader(text));
            } catch (IOException failure) {
                throw new SQLException(failure);
            }
        }
    }

    private static String copy(String insert) {
        Matcher parts = INSERT.matcher(insert.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("not an insert of values: " + insert);
        }
        return "COPY " + parts.group(1) + " (" + parts.group(2) + ") FROM STDIN";
    }

    /** Returns a statement that keeps the values of its parameters. */
    private static PreparedStatement recording(Map<Integer, Object> values) {
        return (PreparedStatement) Proxy.newProxyInstance(
                CopiedRows.class.getClassLoader(),
                new Class<?>[] {PreparedStatement.class},
                (proxy, method, arguments) -> {
                    if (!method.getName().equals("setNull")) {
                        values.put((Integer) arguments[0], arguments[1]);
                    }
                    return null;
                });
    }

    /** Returns the text of a value in the format of COPY. */
    private static String text(@Nullable Object value) {
        if (value == null) {
            return "\\N";
        }
        if (value instanceof long[] numbers) {
            return Arrays.stream(numbers).mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof byte[] bytes) {
            return "\\\\x" + HEX.formatHex(bytes);
        }
        if (value instanceof Timestamp at) {
            return at.toInstant().toString();
        }
        return value.toString()
                .replace("\\", "\\\\")
                .replace("\n", "\\n")
                .replace("\r", "\\r")
                .replace("\t", "\\t");
    }
}
