package io.leadstone.server.settings;

import java.util.Arrays;
import java.util.Optional;

/** The names of all settings. The environment and a properties file use the same names. */
public enum Setting {
    HOST("The address to listen on."),
    PORT("The port to listen on; 0 selects any free port."),
    TRUSTED_PROXIES(
            "Addresses or networks (such as 10.0.0.0/8) of proxies, separated by commas. The limits of connections per"
                    + " address do not apply to them, and their X-Forwarded-For or Forwarded names the client."),
    RATE_PER_MINUTE("The public requests of one address in a minute; 0 sets no limit, at most 1000000."),
    RATE_PER_HOUR("The public requests of one address in an hour; 0 sets no limit, at most 1000000."),
    RATE_PER_AGENT("The registrations for one agent in a minute; 0 sets no limit, at most 1000000."),
    RATE_PER_SESSION("The writes of one widget session in a minute; 0 sets no limit, at most 1000000."),
    CORS_ORIGINS("Web origins (such as https://crm.example), separated by commas, whose pages may call all routes. The"
            + " routes of widgets allow the origins of their agent."),
    EVIDENCE_ADDRESS(
            "What a registration keeps of the client's address, as evidence of its consents: full, shortened or"
                    + " none."),
    MIN_FORM_SECONDS(
            "The seconds that a person needs at least to fill in a form; 0 ignores the time, at most 3600. A faster"
                    + " registration is held back."),
    METRICS_PORT(
            "The port of the metrics, which Prometheus reads at /metrics; 0 selects any free port. Without it there"
                    + " are no metrics."),
    METRICS_HOST("The address of the metrics."),
    STORE_URL("The URL of the database: jdbc:h2:, jdbc:postgresql:, jdbc:mariadb:, jdbc:mysql: or mongodb:."),
    STORE_USER("The database user."),
    STORE_PASSWORD("The password of the database user."),
    STORE_REPLICA_URL(
            "The URL of a read replica of the database. Lists, searches, reports and exports use it, with the user and"
                    + " the password of the store."),
    BOOTSTRAP_COMPANY("The company of the first API key, which is created if the store never had a key."),
    BOOTSTRAP_API_KEY("The id of that key; if it is not set, the id is `first`."),
    BOOTSTRAP_API_SECRET("The secret of that key; if it is not set, a secret is generated and printed once."),
    TOKEN_SECRET(
            "Signs the tokens of widget sessions, the cursors of lists and withdrawal links. Without it they become"
                    + " invalid when the server stops."),
    TOKEN_OLD_SECRETS("Token secrets that were replaced, separated by commas. Withdrawal links that they signed stay"
            + " valid, but no other token does."),
    COUNT_TO("The number up to which lists are counted and search results are ranked; 1 to 1000000."),
    DEFAULT_REGION("The country (ISO 3166, such as US) of phone numbers without a country code."),
    PRESET_CONSENT("The consents of a registration that names none: data_processing, marketing, or both with a comma."),
    RETENTION_DAYS("The days after which deleted leads are purged for good; 0 keeps them, at most 36500."),
    INACTIVE_DAYS(
            "The days after which live leads that nobody touched are purged for good; 0 keeps them, at most 36500."),
    SUPPRESSION_KEYS("The keys of suppression lists, as `id:key` with 32 bytes in Base64. The first one makes hashes."
            + " Old keys follow, separated by commas, as long as entries of them exist."),
    SUPPRESSED_CAPTURE(
            "The treatment of a capture with a suppressed address: refuse, or without_consent to store the lead without"
                    + " consents."),
    ACCESS_LOG("Logs who reads or exports personal data: true or false."),
    WEBHOOK_PLAIN_HTTP("Allows http: URLs for webhooks, for development: true or false."),
    WEBHOOK_ALLOWED_HOSTS(
            "Hosts with private addresses that webhooks may reach, separated by commas: `host` (ports 443 and 80),"
                    + " `host:port` or `host:*`."),
    SECRET_KEY(
            "The key that encrypts webhook secrets, as `id:key` with 32 bytes in Base64. Old keys follow, separated by"
                    + " commas."),
    WEBHOOK_LIMIT("The maximum number of webhooks of a company; 1 to 1000."),
    JWT_SECRET("Accepts the host's own JSON Web Tokens, signed with this secret (HS256)."),
    JWT_JWK_SET_FILE("Accepts the host's own JSON Web Tokens, signed with a key of this JWK set (RS256, ES256)."),
    JWT_ISSUER("The issuer (iss) that these tokens must name."),
    JWT_AUDIENCE("The audience (aud) that these tokens must name.");

    private static final String PREFIX = "LEADSTONE_";

    private final String description;

    Setting(String description) {
        this.description = description;
    }

    /** Returns the name of the setting, such as {@code LEADSTONE_PORT}. */
    public String key() {
        return PREFIX + name();
    }

    /** Returns a description of one or two sentences. */
    public String description() {
        return description;
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key().equals(key))
                .findFirst();
    }
}
