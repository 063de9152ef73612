package io.leadstone.server.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The supported SQL databases, and how a JDBC URL of each one sets timeouts. An option of the URL is never replaced.
 */
enum SqlProduct {
    H2("H2") {
        @Override
        JdbcUrl withSocketTimeout(JdbcUrl url, Duration socket) {
            return url.isRemoteH2() ? url.withOption("NETWORK_TIMEOUT", millis(socket)) : url;
        }

        @Override
        JdbcUrl withStatementTimeouts(JdbcUrl url, Duration lock, Duration statement) {
            return url.withOption("LOCK_TIMEOUT", millis(lock)).withOption("QUERY_TIMEOUT", millis(statement));
        }
    },
    POSTGRESQL("PostgreSQL") {
        @Override
        JdbcUrl withSocketTimeout(JdbcUrl url, Duration socket) {
            return url.withOption("socketTimeout", seconds(socket));
        }

        @Override
        JdbcUrl withStatementTimeouts(JdbcUrl url, Duration lock, Duration statement) {
            return url.withParameters(
                    POSTGRESQL_PARAMETERS,
                    List.of("statement_timeout=" + seconds(statement) + "s", "lock_timeout=" + seconds(lock) + "s"));
        }

        @Override
        boolean needsQueryTimeout(String url) {
            return !url.contains("statement_timeout");
        }
    },
    MARIADB("MariaDB") {
        @Override
        JdbcUrl withSocketTimeout(JdbcUrl url, Duration socket) {
            return url.withOption("socketTimeout", millis(socket));
        }

        @Override
        JdbcUrl withStatementTimeouts(JdbcUrl url, Duration lock, Duration statement) {
            return url.withParameters(
                    SESSION_VARIABLES,
                    List.of("max_statement_time=" + seconds(statement), "innodb_lock_wait_timeout=" + seconds(lock)));
        }
    },
    MYSQL("MySQL") {
        @Override
        JdbcUrl withSocketTimeout(JdbcUrl url, Duration socket) {
            return url.withOption("socketTimeout", millis(socket));
        }

        @Override
        JdbcUrl withStatementTimeouts(JdbcUrl url, Duration lock, Duration statement) {
            return url.withParameters(
                    SESSION_VARIABLES,
                    List.of("max_execution_time=" + millis(statement), "innodb_lock_wait_timeout=" + seconds(lock)));
        }
    };

    /** The option of the PostgreSQL driver that sets session parameters, as {@code -c name=value}. */
    private static final JdbcUrl.ListOption POSTGRESQL_PARAMETERS = new JdbcUrl.ListOption("options", "-c%20", "%20");

    /** The option of the MariaDB driver that sets session variables, as {@code name=value}. */
    private static final JdbcUrl.ListOption SESSION_VARIABLES = new JdbcUrl.ListOption("sessionVariables", "", ",");

    private final String productName;

    SqlProduct(String productName) {
        this.productName = productName;
    }

    /**
     * Returns the database with this product name in the metadata of its driver. The URL does not distinguish MariaDB
     * from MySQL.
     *
     * @throws IllegalArgumentException if the product is unknown; the message names it
     */
    static SqlProduct of(String productName) {
        return Arrays.stream(values())
                .filter(product -> product.productName.equals(productName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown database '" + productName
                        + "': Leadstone supports H2, PostgreSQL, MariaDB and MySQL"));
    }

    /** Returns advice for an operator whose database rejects the timeouts of the URL. */
    String advice() {
        return switch (this) {
            case H2 -> "";
            case POSTGRESQL ->
                "; if a connection pooler rejects the option 'options', add 'options=' without a value to the URL and"
                        + " set the timeouts with ALTER ROLE, see docs/operations.md";
            case MARIADB, MYSQL ->
                "; to connect without timeouts, add 'sessionVariables=' without a value to the URL, see"
                        + " docs/operations.md";
        };
    }

    /** Returns {@code url} with the maximum time that the driver waits for an answer of the database. */
    abstract JdbcUrl withSocketTimeout(JdbcUrl url, Duration socket);

    /** Returns {@code url} with the maximum wait for a lock and the maximum duration of one statement. */
    abstract JdbcUrl withStatementTimeouts(JdbcUrl url, Duration lock, Duration statement);

    /**
     * Returns true if statements need a query timeout of the driver beside the timeouts in the URL. On PostgreSQL the
     * driver starts a timer for each statement with a query timeout, so it has none if the URL sets the statement
     * timeout.
     */
    boolean needsQueryTimeout(String url) {
        return true;
    }

    /**
     * Returns the URL without options of an empty value by which an operator wants no timeouts. It is for connections
     * without timeouts, also before the product is known.
     */
    static JdbcUrl withoutEmptyLists(JdbcUrl url) {
        return url.withoutEmpty(POSTGRESQL_PARAMETERS).withoutEmpty(SESSION_VARIABLES);
    }

    static String millis(Duration time) {
        return String.valueOf(time.toMillis());
    }

    static String seconds(Duration time) {
        return String.valueOf(time.toSeconds());
    }
}
