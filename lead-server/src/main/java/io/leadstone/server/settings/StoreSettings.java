package io.leadstone.server.settings;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where leads are kept.
 *
 * @param url the JDBC url, with the options that we add to it, or the connection string of a MongoDB
 */
public record StoreSettings(String url, String user, String password) {

    /** Scheme, user, hosts with the database, options. A sign that must be escaped in a password may make all of it look otherwise. */
    private static final Pattern MONGO =
            Pattern.compile("(mongodb(?:\\+srv)?://)(?:[^/@?]*@)?([^/@?]+(?:/[^/@?]*)?)(?:\\?[^@]*)?");

    static StoreSettings read(SettingsSource source) {
        String url = source.get(Setting.STORE_URL).orElse("jdbc:h2:file:./data/leadstone");
        return new StoreSettings(
                Database.of(url).complete(url),
                source.get(Setting.STORE_USER).orElse(""),
                source.get(Setting.STORE_PASSWORD).orElse(""));
    }

    /** Whether leads are kept as documents. */
    public boolean isMongo() {
        return Database.of(url).isMongo();
    }

    /** The url as people may read it: without options and user, among which may be a password. */
    public String place() {
        if (!isMongo()) {
            return url.split("[;?]", 2)[0].replaceFirst("//[^/]*@", "//");
        }
        Matcher sound = MONGO.matcher(url);
        return sound.matches() ? sound.group(1) + sound.group(2) : url.substring(0, url.indexOf(':')) + "://…";
    }

    /** Hides the password from logs. */
    @Override
    public String toString() {
        return "StoreSettings[" + place() + "]";
    }
}
