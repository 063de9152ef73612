package io.leadstone.spring;

import io.leadstone.domain.lead.ConsentPurpose;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of Leadstone in a Spring Boot application.
 *
 * @param store The store of leads: a database of a DataSource (jdbc), MongoDB (mongo), or the one that the
 *     application has (auto). If it has both, auto uses the DataSource.
 * @param tablePrefix The first characters of the names of all tables or collections: 1 to 31 of a-z, 0-9 and _.
 * @param schemaMode The treatment of tables or indexes at the start, after the migrations of the application itself.
 * @param dataSource The name of the DataSource bean for the leads. By default it is the only or the primary one.
 * @param replicaDataSource The name of the DataSource bean of a read replica. Lists, searches, reports and exports use
 *     it, except in transactions of Spring.
 * @param exportDataSource The name of the DataSource bean for exports, on the database of the leads or a replica. By
 *     default exports use the replica or the DataSource of the leads.
 * @param maintenanceDataSource The name of the DataSource bean, on the database of the leads, for work that takes long
 *     in large companies. It is needed if the connections for the leads have a statement timeout or a socket timeout.
 * @param mongoDatabase The name of the MongoDB database. By default it is that of the MongoDatabaseFactory; without
 *     one, that of Boot's properties or URI. A MongoDatabase bean replaces the name.
 * @param defaultRegion The country (ISO 3166, such as US) of phone numbers without a country code. It needs
 *     lead-adapter-libphonenumber. The start refuses it if there is a CompanySettings bean.
 * @param presetConsent The consents of a registration that names none.
 * @param minFormSeconds The seconds that a person needs at least to fill in a form; 0 ignores the time. A faster
 *     registration is held back.
 * @param suppressionKeys The keys of suppression lists, as id:key with 32 bytes in Base64. Old keys follow, separated
 *     by commas.
 * @param events The publication of changes as events of Spring.
 * @param bootstrap The first API key.
 * @param rest The HTTP routes.
 * @param webhooks The delivery of webhooks.
 * @param retention The purge of leads after a retention period.
 * @param metrics The metrics.
 */
@ConfigurationProperties("leadstone")
public record LeadstoneProperties(
        @DefaultValue("auto") StoreKind store,
        @DefaultValue("leadstone_") String tablePrefix,
        @DefaultValue("validate") SchemaMode schemaMode,
        @Nullable String dataSource,
        @Nullable String replicaDataSource,
        @Nullable String exportDataSource,
        @Nullable String maintenanceDataSource,
        @Nullable String mongoDatabase,
        @Nullable String defaultRegion,
        @DefaultValue Set<ConsentPurpose> presetConsent,
        @DefaultValue("0") int minFormSeconds,
        @Nullable String suppressionKeys,
        @DefaultValue Events events,
        @DefaultValue Bootstrap bootstrap,
        @DefaultValue Rest rest,
        @DefaultValue Webhooks webhooks,
        @DefaultValue Retention retention,
        @DefaultValue Metrics metrics) {

    /** The kind of the store. */
    public enum StoreKind {
        /** The store that the application has; the DataSource if it has both. */
        AUTO,
        /** The SQL database of the DataSource. */
        JDBC,
        /** MongoDB. */
        MONGO
    }

    /** The treatment of tables (SQL) or indexes (MongoDB) at the start. */
    public enum SchemaMode {
        /** The start checks and changes nothing. */
        NONE,
        /** The start fails if something is missing, and names it. */
        VALIDATE,
        /** All tables are created, and the start fails if one exists; missing indexes are created on MongoDB. */
        CREATE,
        /**
         * The missing scripts are applied with the Flyway library, with a history table of Leadstone's own. On MongoDB
         * this has the same effect as {@link #CREATE}.
         */
        MIGRATE
    }

    /** The time at which changes are published as events of Spring. */
    public enum Publish {
        /** Leadstone publishes nothing. */
        NONE,
        /** Each LeadEvent is published after the commit, and never after a rollback. */
        AFTER_COMMIT,
        /**
         * Each LeadChange, ConversationChange and ActivityReport is published before the commit. A listener can
         * veto the change by an exception.
         */
        IN_TRANSACTION
    }

    /**
     * The publication of changes as events of Spring.
     *
     * @param publish The time of the publication. After the commit the events are of the type LeadEvent; in the
     *     transaction they are LeadChange, ConversationChange and ActivityReport.
     */
    public record Events(@DefaultValue("none") Publish publish) {}

    /**
     * The first API key, for HTTP clients. It is created at the start if the store never had a key.
     *
     * @param company The company of the first API key. Without it no key is created.
     * @param apiKey The id of that key. Without it the id is first.
     * @param apiSecret The secret of that key, 8 to 200 characters. Without it a secret is generated and logged once.
     */
    public record Bootstrap(
            @Nullable String company,
            @Nullable String apiKey,
            @Nullable String apiSecret) {

        @Override
        public String toString() {
            return "Bootstrap[company=" + company + ", apiKey=" + apiKey + "]";
        }
    }

    /**
     * The HTTP routes.
     *
     * @param enabled Whether the HTTP routes are served. The default is true if the application is a servlet
     *     application and Jersey is on the class path.
     * @param path The path of the servlet. The routes are below it, such as /leadstone/v1/lead.
     * @param tokenSecret The secret, of at least 32 bytes, that signs the tokens of widget sessions, the
     *     cursors of lists and withdrawal links. All nodes need the same one.
     * @param tokenOldSecrets Token secrets that were replaced. Withdrawal links that they signed stay valid.
     * @param countTo The number up to which lists are counted and search results are ranked; 1 to 1000000.
     * @param ratePerMinute The public requests of one address in a minute; 0 sets no limit. It needs
     *     lead-adapter-bucket4j or a bean of the type RateLimiter.
     * @param ratePerHour The public requests of one address in an hour; 0 sets no limit.
     * @param ratePerAgent The registrations for one agent in a minute; 0 sets no limit.
     * @param ratePerSession The writes of one widget session in a minute; 0 sets no limit.
     * @param allowedOrigins Web origins, such as https://crm.example, whose pages may call all routes. The routes
     *     of widgets allow the origins of their agent.
     * @param evidenceAddress What a registration keeps of the client's address, as evidence of its consents: full,
     *     shortened or none.
     */
    public record Rest(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("/leadstone") String path,
            @Nullable String tokenSecret,
            @DefaultValue List<String> tokenOldSecrets,
            @DefaultValue("10000") int countTo,
            @DefaultValue("10") int ratePerMinute,
            @DefaultValue("100") int ratePerHour,
            @DefaultValue("600") int ratePerAgent,
            @DefaultValue("60") int ratePerSession,
            @DefaultValue Set<String> allowedOrigins,
            @DefaultValue("full") String evidenceAddress) {

        public Rest {
            tokenOldSecrets = List.copyOf(tokenOldSecrets);
        }

        @Override
        public String toString() {
            return "Rest[enabled=" + enabled + ", path=" + path + ", countTo=" + countTo + "]";
        }
    }

    /**
     * The delivery of webhooks.
     *
     * @param enabled Whether this application delivers webhooks. The default is true if lead-adapter-webhook is
     *     on the class path.
     * @param limit The maximum number of webhooks of a company; 1 to 1000.
     * @param plainHttp Whether http: URLs are allowed for webhooks, for development.
     * @param allowedHosts Hosts with private addresses that webhooks may reach: host (ports 443 and 80),
     *     host:port or host:*. They need lead-adapter-webhook.
     * @param secretKey The key that encrypts webhook secrets, as id:key with 32 bytes in Base64. Old keys
     *     follow, separated by commas. It needs lead-adapter-webhook.
     */
    public record Webhooks(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("20") int limit,
            @DefaultValue("false") boolean plainHttp,
            @DefaultValue List<String> allowedHosts,
            @Nullable String secretKey) {

        public Webhooks {
            allowedHosts = List.copyOf(allowedHosts);
        }

        @Override
        public String toString() {
            return "Webhooks[enabled=" + enabled + ", limit=" + limit + ", plainHttp=" + plainHttp + "]";
        }
    }

    /**
     * The purge of leads after a retention period.
     *
     * @param enabled Whether this application purges leads, once an hour.
     * @param days The days after which deleted leads are purged for good; 0 keeps them.
     * @param inactiveDays The days after which live leads that nobody touched are purged for good; 0 keeps them.
     */
    public record Retention(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("90") int days,
            @DefaultValue("0") int inactiveDays) {}

    /**
     * The metrics.
     *
     * @param enabled Whether the use cases and the store are measured. The default is true if lead-adapter-micrometer
     *     is on the class path and the application has a MeterRegistry.
     */
    public record Metrics(@DefaultValue("true") boolean enabled) {}

    public LeadstoneProperties {
        presetConsent = Set.copyOf(presetConsent);
    }

    /** Hides the keys of suppression lists. */
    @Override
    public String toString() {
        return "LeadstoneProperties[store=" + store + ", tablePrefix=" + tablePrefix + ", schemaMode=" + schemaMode
                + ", " + events + ", " + bootstrap + ", " + rest + ", " + webhooks + ", " + retention + ", " + metrics
                + "]";
    }
}
