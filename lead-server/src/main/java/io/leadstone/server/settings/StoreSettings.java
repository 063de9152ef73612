package io.leadstone.server.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Connection settings of the store.
 *
 * @param url the JDBC URL with the default options of {@link Database}, or the connection string of MongoDB
 * @param replicaUrl the JDBC URL of a read replica, with the same options
 */
public record StoreSettings(String url, String user, String password, Optional<String> replicaUrl) {

    /**
     * Scheme, user, hosts with the database, and options. An unescaped character of a password may prevent a match.
     */
    private static final Pattern MONGO =
            Pattern.compile("(mongodb(?:\\+srv)?://)(?:[^/@?]*@)?([^/@?]+(?:/[^/@?]*)?)(?:\\?[^@]*)?");

    /** The start of a JDBC URL with a user before the host. No driver reads a user there. */
    private static final Pattern USER_BEFORE_HOST =
            Pattern.compile("jdbc:(?:postgresql|mariadb|mysql|h2:tcp|h2:ssl):(?:\\w+:)?//[^/?;]*@.*");

    /** The password in the options of a JDBC URL. */
    private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^&;\\s]*+");

    /** Creates the settings of a store without a replica. */
    public StoreSettings(String url, String user, String password) {
        this(url, user, password, Optional.empty());
    }

    static StoreSettings read(SettingsSource source) {
        String url = source.get(Setting.STORE_URL).orElse("jdbc:h2:file:./data/leadstone");
        Database database = Database.of(url);
        Optional<String> replica = source.get(Setting.STORE_REPLICA_URL).map(database::completeReplica);
        requireNoUser(Setting.STORE_URL, url);
        replica.ifPresent(text -> requireNoUser(Setting.STORE_REPLICA_URL, text));
        return new StoreSettings(
                database.complete(url),
                source.get(Setting.STORE_USER).orElse(""),
                source.get(Setting.STORE_PASSWORD).orElse(""),
                replica);
    }

    /** Drivers take such a user and password for a host, and repeat them in messages and logs. */
    private static void requireNoUser(Setting setting, String url) {
        if (USER_BEFORE_HOST.matcher(url).matches()) {
            throw new WrongSettingException(
                    setting,
                    "must not have a user before the host; set " + Setting.STORE_USER.key() + " and "
                            + Setting.STORE_PASSWORD.key());
        }
    }

    /** Returns the settings of the replica, if there is one. */
    public Optional<StoreSettings> replica() {
        return replicaUrl.map(replica -> new StoreSettings(replica, user, password));
    }

    /** Returns the same settings without a replica, for work that needs current lists. */
    public StoreSettings withoutReplica() {
        return new StoreSettings(url, user, password);
    }

    /** Returns true if the store is MongoDB. */
    public boolean isMongo() {
        return Database.of(url).isMongo();
    }

    /**
     * Returns the URL without options and user, so that it contains no password. A JDBC URL with an at sign is cut
     * after the scheme, because the sign may end a password.
     */
    public String address() {
        if (!isMongo()) {
            return url.split("[;?]", 2)[0].replaceFirst("//.*@.*", "//…");
        }
        Matcher parts = MONGO.matcher(url);
        return parts.matches() ? parts.group(1) + parts.group(2) : url.substring(0, url.indexOf(':')) + "://…";
    }

    /** Returns {@code message} of a driver without the password that the URL may contain. */
    public String withoutPassword(@Nullable String message) {
        return PASSWORD.matcher(String.valueOf(message).replace(url, address())).replaceAll("$1…");
    }

    /** Hides the password from logs. */
    @Override
    public String toString() {
        return "StoreSettings[" + address() + "]";
    }
}
