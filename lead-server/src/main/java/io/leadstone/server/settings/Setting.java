package io.leadstone.server.settings;

import java.util.Arrays;
import java.util.Optional;

/** The settings by name: the same name in the environment and in a properties file. */
public enum Setting {
    HOST("The address to listen on."),
    PORT("The port to listen on; 0 takes any free one."),
    TRUSTED_PROXIES(
            "Addresses of proxies, or networks such as 10.0.0.0/8, with commas: they may have any number of connections."),
    STORE_URL("The url of the database: jdbc:h2:, jdbc:postgresql:, jdbc:mariadb:, jdbc:mysql: or mongodb:."),
    STORE_USER("The database user."),
    STORE_PASSWORD("The password of the database user."),
    BOOTSTRAP_COMPANY("The company of the first API key, made where the store never had one."),
    BOOTSTRAP_API_KEY("The id of that key; made up and printed once where not given."),
    BOOTSTRAP_API_SECRET("The secret of that key; made up and printed once where not given."),
    TOKEN_SECRET(
            "Signs the tokens of widget sessions and the cursors of lists; without it they end when the server stops."),
    COUNT_TO("How far lists are counted, and how many of what a search finds are ranked; 1 to 1000000."),
    DEFAULT_REGION("The country (ISO 3166, such as US) that phone numbers without a country code are read in."),
    PRESET_CONSENT(
            "What a registration agrees to where it does not say: data_processing, marketing, or both with a comma."),
    WEBHOOK_PLAIN_HTTP("Lets webhooks go to http: urls too, for development: true or false."),
    WEBHOOK_ALLOWED_HOSTS(
            "Hosts that webhooks may reach at private addresses, with commas: `host` at ports 443 and 80, `host:port`, or `host:*`."),
    SECRET_KEY(
            "Encrypts the signing secrets of webhooks: `id:key`, the key in Base64 of 32 bytes; old keys follow, with commas."),
    WEBHOOK_LIMIT("The most webhooks of a company; 1 to 1000."),
    JWT_SECRET("Accepts the host's own JSON Web Tokens, signed with this secret (HS256)."),
    JWT_JWK_SET_FILE("Accepts the host's own JSON Web Tokens, signed with a key of this JWK set (RS256, ES256)."),
    JWT_ISSUER("The issuer (iss) that such a token must name."),
    JWT_AUDIENCE("The audience (aud) that such a token must name.");

    private static final String PREFIX = "LEADSTONE_";

    private final String meaning;

    Setting(String meaning) {
        this.meaning = meaning;
    }

    /** Its name, such as {@code LEADSTONE_PORT}. */
    public String key() {
        return PREFIX + name();
    }

    /** What it decides, in a sentence. */
    public String meaning() {
        return meaning;
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }
}
