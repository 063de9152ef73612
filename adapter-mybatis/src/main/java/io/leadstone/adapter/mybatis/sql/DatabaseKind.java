package io.leadstone.adapter.mybatis.sql;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.apache.ibatis.type.TypeHandler;

/** The databases that Leadstone knows, and what one must know about each of them outside SQL. */
public enum DatabaseKind {
    H2("h2"),
    POSTGRESQL("postgresql"),
    MYSQL("mysql"),
    MARIADB("mariadb");

    private static final int FETCH_SIZE = 500;

    private final String code;

    DatabaseKind(String code) {
        this.code = code;
    }

    /**
     * The kind of the database behind {@code connection}, by the name that it gives itself.
     *
     * @throws IllegalArgumentException naming the product where it is none of these
     */
    public static DatabaseKind of(Connection connection) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        String product = metaData.getDatabaseProductName();
        // MySQL's own driver calls a MariaDB server MySQL; the version tells.
        String name = metaData.getDatabaseProductVersion().contains("MariaDB") ? "MariaDB" : product;
        return Arrays.stream(values())
                .filter(kind -> kind.code.equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown database '" + product + "': Leadstone knows H2, PostgreSQL, MySQL and MariaDB"));
    }

    /** The folder of its scripts. */
    public String folder() {
        return "db/leadstone/" + code;
    }

    /** MyBatis' name for the SQL that it speaks; MariaDB and MySQL speak the same. */
    public String databaseId() {
        return isMySqlFamily() ? MYSQL.code : code;
    }

    /** Whether a transaction takes no more statements after one that failed. */
    boolean failureEndsTransaction() {
        return this == POSTGRESQL;
    }

    /** Whether one statement can write rows of several tables. */
    public boolean writesManyTablesAtOnce() {
        return this == POSTGRESQL;
    }

    /**
     * Returns true if the store's own transactions need READ COMMITTED. REPEATABLE READ, the default of MySQL and MariaDB, locks gaps,
     * so that writers of different leads would meet in deadlocks.
     */
    boolean needsReadCommitted() {
        return isMySqlFamily();
    }

    /** Returns true if the query timeout of one JDBC statement applies to all statements of its connection, also to later ones. */
    boolean limitsConnections() {
        return this == H2;
    }

    /** Whether it finds leads by their pieces, for want of an index of lists. */
    public boolean keepsPieces() {
        return isMySqlFamily();
    }

    /** Whether its planner looks to the time of all rows, never of the first, and takes no hint in the statement. */
    public boolean takesNoHint() {
        return this == POSTGRESQL;
    }

    public TypeHandler<UUID> uuids() {
        // MariaDB's driver sends a UUID as text, which finds nothing in a column of bytes and fails nowhere.
        return isMySqlFamily()
                ? new DriverTypeHandler<>(byte[].class, DatabaseKind::bytes, DatabaseKind::uuid)
                : new DriverTypeHandler<>(UUID.class, Function.identity(), Function.identity());
    }

    public TypeHandler<Instant> instants() {
        // A DATETIME has no zone: any other type would be shifted by the zone of the JVM or of the session.
        return isMySqlFamily()
                ? new DriverTypeHandler<>(
                        LocalDateTime.class,
                        instant -> LocalDateTime.ofInstant(instant, ZoneOffset.UTC),
                        local -> local.toInstant(ZoneOffset.UTC))
                : new DriverTypeHandler<>(
                        OffsetDateTime.class, instant -> instant.atOffset(ZoneOffset.UTC), OffsetDateTime::toInstant);
    }

    /** How many rows to ask the driver of {@code connection} for at a time, so that it does not load all of them. */
    public static int fetchSize(Connection connection) throws SQLException {
        // MySQL's own driver streams where it is asked for this very number; else it loads all, whatever the number.
        return connection.getMetaData().getDriverName().startsWith("MySQL") ? Integer.MIN_VALUE : FETCH_SIZE;
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
