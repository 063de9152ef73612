package io.leadstone.server.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The supported databases, each with the prefix of its URLs and the options that the server adds to a URL. */
enum Database {
    H2_IN_MEMORY("jdbc:h2:mem:"),
    H2("jdbc:h2:"),
    POSTGRESQL("jdbc:postgresql:"),
    MARIADB("jdbc:mariadb:"),
    MYSQL("jdbc:mysql:"),
    MONGODB("mongodb:"),
    MONGODB_SRV("mongodb+srv:");

    /**
     * Maximum wait for a new connection to an SQL database: 5 s. A longer wait would let requests pile up when the
     * database is down.
     */
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final String prefix;

    Database(String prefix) {
        this.prefix = prefix;
    }

    static Database of(String url) {
        return Arrays.stream(values())
                .filter(database -> url.startsWith(database.prefix))
                .findFirst()
                .orElseThrow(
                        () -> new WrongSettingException(Setting.STORE_URL, "must begin with one of " + prefixes()));
    }

    boolean isMongo() {
        return this == MONGODB || this == MONGODB_SRV;
    }

    /** Returns the URL with the default options that it does not contain yet. */
    String complete(String url) {
        String complete = url;
        for (String option : options()) {
            String name = option.substring(0, option.indexOf('=') + 1);
            complete = complete.toUpperCase(Locale.ROOT).contains(name.toUpperCase(Locale.ROOT))
                    ? complete
                    : complete + separator(complete) + option;
        }
        return complete;
    }

    /**
     * Returns the URL of a replica of this database with the default options.
     *
     * @throws WrongSettingException if the URL is of another database, or if the database is MongoDB, whose driver
     *     finds its secondaries itself
     */
    String completeReplica(String url) {
        if (isMongo()) {
            throw new WrongSettingException(Setting.STORE_REPLICA_URL, "needs a store in an SQL database");
        }
        if (!url.startsWith(prefix)) {
            throw new WrongSettingException(
                    Setting.STORE_REPLICA_URL,
                    "must begin with " + prefix + ", as " + Setting.STORE_URL.key() + " does");
        }
        return complete(url);
    }

    private List<String> options() {
        return switch (this) {
            // The database lives as long as the process, even without a connection.
            case H2_IN_MEMORY -> List.of("DB_CLOSE_DELAY=-1", "DB_CLOSE_ON_EXIT=FALSE");
            // WRITE_DELAY=0: a commit is on disk when it returns. Otherwise a killed process would lose half a second
            // of commits. DB_CLOSE_ON_EXIT=FALSE: the server closes H2 after the last request.
            case H2 -> List.of("WRITE_DELAY=0", "DB_CLOSE_ON_EXIT=FALSE");
            // TCP keepalive detects a dead database on connections without a socket timeout. The MariaDB driver uses
            // it by default. With logServerErrorDetail=false, the exception of a violated constraint does not repeat
            // the row, so that the log has no personal data.
            case POSTGRESQL ->
                List.of(
                        "connectTimeout=" + CONNECT_TIMEOUT.toSeconds(),
                        "tcpKeepAlive=true",
                        "ApplicationName=leadstone",
                        "logServerErrorDetail=false");
            case MARIADB -> List.of("connectTimeout=" + CONNECT_TIMEOUT.toMillis());
            // The MariaDB driver accepts jdbc:mysql: only with this option.
            case MYSQL -> List.of("permitMysqlScheme=true", "connectTimeout=" + CONNECT_TIMEOUT.toMillis());
            // MongoStore sets the options of the client itself.
            case MONGODB, MONGODB_SRV -> List.of();
        };
    }

    private String separator(String url) {
        if (url.startsWith(H2.prefix)) {
            return ";";
        }
        return url.contains("?") ? "&" : "?";
    }

    private static String prefixes() {
        return Arrays.stream(values()).map(database -> database.prefix).collect(Collectors.joining(", "));
    }
}
