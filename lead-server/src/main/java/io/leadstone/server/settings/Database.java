package io.leadstone.server.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The databases that the server keeps leads in, by the beginning of their urls, with the options that each one needs. */
enum Database {
    H2_IN_MEMORY("jdbc:h2:mem:"),
    H2("jdbc:h2:"),
    POSTGRESQL("jdbc:postgresql:"),
    MARIADB("jdbc:mariadb:"),
    MYSQL("jdbc:mysql:"),
    MONGODB("mongodb:"),
    MONGODB_SRV("mongodb+srv:");

    /** Longest wait for a new connection to an SQL database: 5 s. Requests would pile up behind a server that is gone. */
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

    /** The url with each of our options that the operator did not choose already. */
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

    private List<String> options() {
        return switch (this) {
            // Kept while the process lives, however many connections there are at a time.
            case H2_IN_MEMORY -> List.of("DB_CLOSE_DELAY=-1", "DB_CLOSE_ON_EXIT=FALSE");
            // Written through before a commit returns, or a killed process loses half a second of what it answered;
            // and closed by us after the last request, not by H2 as soon as the process is asked to end.
            case H2 -> List.of("WRITE_DELAY=0", "DB_CLOSE_ON_EXIT=FALSE");
            // Keepalive notices a database that is gone on connections without a socket timeout. MariaDB's driver has
            // it on.
            case POSTGRESQL ->
                List.of(
                        "connectTimeout=" + CONNECT_TIMEOUT.toSeconds(),
                        "tcpKeepAlive=true",
                        "ApplicationName=leadstone");
            case MARIADB -> List.of("connectTimeout=" + CONNECT_TIMEOUT.toMillis());
            // MariaDB's driver accepts a url of MySQL only with this option.
            case MYSQL -> List.of("permitMysqlScheme=true", "connectTimeout=" + CONNECT_TIMEOUT.toMillis());
            // Its client is given them beside the url.
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
