package io.leadstone.adapter.mybatis.sql;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.apache.ibatis.type.TypeHandler;

/** The supported databases and the differences between them that SQL files cannot express. */
public enum DatabaseKind {
    H2("h2"),
    POSTGRESQL("postgresql"),
    /** PostgreSQL with the extension Citus, which spreads the tables over several servers by company. */
    CITUS("postgresql"),
    MYSQL("mysql"),
    MARIADB("mariadb");

    /** Rows that a driver fetches at a time in an export. It limits the memory of an export. */
    private static final int FETCH_SIZE = 500;

    private static final String HAS_CITUS = "SELECT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citus')";

    private final String code;

    DatabaseKind(String code) {
        this.code = code;
    }

    /**
     * Returns the kind of the database of {@code connection}, by its product name. PostgreSQL is asked for Citus.
     *
     * @throws IllegalArgumentException if Leadstone does not support the product; the text names it
     */
    public static DatabaseKind of(Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String product = metaData.getDatabaseProductName();
        // The driver of MySQL reports a MariaDB server as MySQL. The version contains the name.
        String name = metaData.getDatabaseProductVersion().contains("MariaDB") ? "MariaDB" : product;
        DatabaseKind found = Arrays.stream(values())
                .filter(kind -> kind.code.equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the database '" + product
                        + "' is not supported. Supported are H2, PostgreSQL, MySQL and MariaDB"));
        return found == POSTGRESQL && hasCitus(connection) ? CITUS : found;
    }

    private static boolean hasCitus(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HAS_CITUS)) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** Returns the folder of the scripts of this database. */
    public String folder() {
        return "db/leadstone/" + code;
    }

    /** Returns the {@code databaseId} of the SQL in mapper files. MariaDB and MySQL share one. */
    public String databaseId() {
        return isMySqlFamily() ? MYSQL.code : code;
    }

    /** Returns true if a failed statement makes the rest of the transaction fail. */
    boolean failureEndsTransaction() {
        return isPostgres();
    }

    /**
     * Returns true if one statement can write rows of several tables. Citus does not route such a statement to one
     * server.
     */
    public boolean writesManyTablesInOneStatement() {
        return this == POSTGRESQL;
    }

    /** Returns true if the tables are spread over several servers, of which a statement of a request uses one. */
    public boolean isSharded() {
        return this == CITUS;
    }

    /**
     * Returns true if the transactions of the store need READ COMMITTED. REPEATABLE READ, the default of MySQL and
     * MariaDB, locks gaps between rows, so that writers of different leads would deadlock.
     */
    boolean needsReadCommitted() {
        return isMySqlFamily();
    }

    /**
     * Returns true if a statement that locks rows reads the newest ones, but its subqueries read older ones: those at
     * the begin of the statement.
     */
    public boolean locksNewerRowsThanItCompares() {
        return isMySqlFamily();
    }

    /**
     * Returns true if the query timeout of one JDBC statement applies to all statements of its connection, also to
     * later ones.
     */
    boolean limitsConnections() {
        return this == H2;
    }

    /** Returns true if searches compare the text of each lead of the company, without an index of n-grams. */
    public boolean comparesAllLeads() {
        return this == H2;
    }

    /** Returns true if searches use a table of index terms, because the database has no index of arrays. */
    public boolean hasIndexTermTable() {
        return isMySqlFamily();
    }

    /**
     * Returns true if the planner optimizes for all rows instead of the first ones and supports no hints in a
     * statement.
     */
    public boolean takesNoHint() {
        return isPostgres();
    }

    /** Returns true if searches use an array of n-gram hashes. */
    public boolean hasNgramHashes() {
        return isPostgres();
    }

    public TypeHandler<UUID> uuids() {
        // The driver of MariaDB sends a UUID as text. A comparison with a binary column then finds no row and reports
        // no error.
        return isMySqlFamily()
                ? new DriverTypeHandler<>(byte[].class, DatabaseKind::bytes, DatabaseKind::uuid)
                : new DriverTypeHandler<>(UUID.class, Function.identity(), Function.identity());
    }

    public TypeHandler<Instant> instants() {
        // A DATETIME has no time zone. With any other type, the driver would convert it by the zone of the JVM or of
        // the session.
        return isMySqlFamily()
                ? new DriverTypeHandler<>(
                        LocalDateTime.class,
                        instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC),
                        local -> local.toInstant(ZoneOffset.UTC))
                : new DriverTypeHandler<>(
                        OffsetDateTime.class, instant -> instant.atOffset(ZoneOffset.UTC), OffsetDateTime::toInstant);
    }

    /** Returns the fetch size, in rows, with which the driver of {@code connection} does not load all rows at once. */
    public static int fetchSize(Connection connection) throws SQLException {
        // The driver of MySQL streams rows only with this value. With any other one it loads all rows.
        return connection.getMetaData().getDriverName().startsWith("MySQL") ? Integer.MIN_VALUE : FETCH_SIZE;
    }

    private boolean isPostgres() {
        return this == POSTGRESQL || this == CITUS;
    }

    private boolean isMySqlFamily() {
        return this == MYSQL || this == MARIADB;
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    private static UUID uuid(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
