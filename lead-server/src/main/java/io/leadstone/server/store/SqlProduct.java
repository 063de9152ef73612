package io.leadstone.server.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The SQL databases of the server, and how a JDBC url of each one sets timeouts. An option of the operator's url is never replaced. */
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

    /** The option of PostgreSQL's driver that sets parameters of the session, as {@code -c name=value}. */
    private static final JdbcUrl.ListOption POSTGRESQL_PARAMETERS = new JdbcUrl.ListOption("options", "-c%20", "%20");

    /** The option of MariaDB's driver that sets variables of the session, as {@code name=value}. */
    private static final JdbcUrl.ListOption SESSION_VARIABLES = new JdbcUrl.ListOption("sessionVariables", "", ",");

    private final String productName;

    SqlProduct(String productName) {
        this.productName = productName;
    }

    /**
     * Returns the database that calls itself so in the metadata of its driver. A url does not tell MariaDB and MySQL apart.
     *
     * @throws IllegalArgumentException naming the product if the server does not know it
     */
    static SqlProduct of(String productName) {
        return Arrays.stream(values())
                .filter(product -> product.productName.equals(productName))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown database '" + productName + "': Leadstone knows H2, PostgreSQL, MariaDB and MySQL"));
    }

    /** Returns the name of the folder of its schema scripts. */
    String scripts() {
        return productName.toLowerCase(Locale.ROOT);
    }

    /** Returns what an operator can do if the database refuses the timeouts in a url. */
    String advice() {
        return switch (this) {
            case H2 -> "";
            case POSTGRESQL ->
                "; if a connection pooler refuses the option 'options', write 'options=' without a value into the url and set the"
                        + " timeouts with ALTER ROLE, see docs/operations.md";
            case MARIADB, MYSQL ->
                "; to open it without them, write 'sessionVariables=' without a value into the url, see docs/operations.md";
        };
    }

    /** Returns {@code url} with the longest time that the driver waits for an answer of the database. */
    abstract JdbcUrl withSocketTimeout(JdbcUrl url, Duration socket);

    /** Returns {@code url} with the longest time that the database waits for a lock, and that it works on one statement. */
    abstract JdbcUrl withStatementTimeouts(JdbcUrl url, Duration lock, Duration statement);

    static String millis(Duration time) {
        return String.valueOf(time.toMillis());
    }

    static String seconds(Duration time) {
        return String.valueOf(time.toSeconds());
    }
}
