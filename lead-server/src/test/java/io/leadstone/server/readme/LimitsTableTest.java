package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hc.core5.util.TimeValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the table of limits in {@code docs/operations.md} with the constants of the code. */
class LimitsTableTest {

    /**
     * The name of each row and its constant: the class, {@code #}, the static field, and optionally a dot and a field
     * of the constant's value. A number is a time if the name of the field ends with {@code _MILLIS}, {@code _SECONDS},
     * {@code _MINUTES} or {@code _DAYS}.
     */
    private static final List<Limit> LIMITS = List.of(
            limit("HTTP request threads", "io.leadstone.server.http.HttpLimits#MAX_THREADS"),
            limit("HTTP request queue", "io.leadstone.server.http.HttpLimits#MAX_QUEUE"),
            limit("HTTP request queue wait", "io.leadstone.server.http.HttpLimits#QUEUE_WAIT"),
            limit("HTTP threads of `/health/live`", "io.leadstone.server.http.HttpLimits#LIVE_THREADS"),
            limit("HTTP threads of `/health/ready`", "io.leadstone.server.http.HttpLimits#READY_THREADS"),
            limit("HTTP threads of `/metrics`", "io.leadstone.server.http.HttpLimits#METRICS_THREADS"),
            limit("Metrics, age of the queue shown", "io.leadstone.adapter.micrometer.QueueAge#INTERVAL"),
            limit("Metrics, wait for the age of the queue", "io.leadstone.adapter.micrometer.QueueAge#MAX_WAIT"),
            limit("Metrics, values of the label `field`", "io.leadstone.adapter.micrometer.UseCaseRecorder#MAX_FIELDS"),
            limit("HTTP health queue", "io.leadstone.server.http.HttpLimits#MAX_HEALTH_QUEUE"),
            limit("HTTP idle connection", "io.leadstone.server.http.HttpLimits#IDLE"),
            limit("HTTP headers, time", "io.leadstone.server.http.HttpLimits#HEADERS"),
            limit("HTTP body, time", "io.leadstone.server.http.HttpLimits#BODY"),
            limit("HTTP body and answer, minimum rate", "io.leadstone.server.http.HttpLimits#MIN_BYTES_PER_SECOND"),
            limit("HTTP body, rate measured after", "io.leadstone.server.http.HttpLimits#RATE_AFTER"),
            limit("HTTP answer, rate measured after", "io.leadstone.server.http.HttpLimits#ANSWER_RATE_AFTER"),
            limit("HTTP answer, send buffer", "io.leadstone.server.http.HttpLimits#SEND_BUFFER_BYTES"),
            limit("HTTP waiting connections per address", "io.leadstone.server.http.HttpLimits#WAITING_PER_ADDRESS"),
            limit("HTTP connection waits for its client after", "io.leadstone.server.http.HttpLimits#WAITING_AFTER"),
            limit("HTTP connections per address", "io.leadstone.server.http.HttpLimits#CONNECTIONS_PER_ADDRESS"),
            limit("HTTP connections", "io.leadstone.server.http.HttpLimits#CONNECTIONS"),
            limit("HTTP request target", "io.leadstone.server.http.HttpLimits#MAX_TARGET"),
            limit("HTTP request headers", "io.leadstone.server.http.HttpLimits#MAX_HEADER_BYTES"),
            limit("HTTP bodies, share of the heap", "io.leadstone.server.http.HttpLimits#HEAP_PARTS_PER_BODIES"),
            limit("HTTP body, memory per byte", "io.leadstone.server.http.HttpLimits#MEMORY_PER_BYTE"),
            limit("HTTP body, memory per value", "io.leadstone.server.http.HttpLimits#MEMORY_PER_VALUE"),
            limit("HTTP large body, memory", "io.leadstone.server.http.HttpLimits#LARGE_BODY_MEMORY"),
            limit("HTTP bytes discarded after a refusal", "io.leadstone.server.http.HttpLimits#MAX_DISCARDED_BYTES"),
            limit("HTTP discarding", "io.leadstone.server.http.HttpLimits#DISCARD"),
            limit("HTTP `Retry-After`", "io.leadstone.server.http.HttpLimits#RETRY_AFTER_SECONDS"),
            limit("HTTP grace period", "io.leadstone.server.http.HttpLimits#GRACE"),
            limit("HTTP body at SIGTERM", "io.leadstone.server.http.HttpLimits#BODY_AT_CLOSE"),
            limit("Process end at SIGTERM", "io.leadstone.server.cli.StopWatchdog#MAX_STOP_TIME"),
            limit(
                    "Public requests of an address in a minute",
                    "io.leadstone.adapter.rest.limit.RequestLimits#PER_MINUTE"),
            limit("Public requests of an address in an hour", "io.leadstone.adapter.rest.limit.RequestLimits#PER_HOUR"),
            limit(
                    "Registrations for an agent in a minute",
                    "io.leadstone.adapter.rest.limit.RequestLimits#AGENT_PER_MINUTE"),
            limit(
                    "Writes of a widget session in a minute",
                    "io.leadstone.adapter.rest.limit.RequestLimits#SESSION_PER_MINUTE"),
            limit(
                    "Widget sessions of an address that write at full rate",
                    "io.leadstone.adapter.rest.limit.RequestLimits#SESSIONS_PER_ADDRESS"),
            limit(
                    "Wrong secrets for a key from an address",
                    "io.leadstone.adapter.rest.limit.RequestLimits#WRONG_SECRETS_PER_KEY"),
            limit(
                    "Wrong secrets from an address",
                    "io.leadstone.adapter.rest.limit.RequestLimits#WRONG_SECRETS_PER_ADDRESS"),
            limit("Counted addresses, agents or keys", "io.leadstone.adapter.bucket4j.Bucket4jRateLimiter#KEYS"),
            limit("Request body", "io.leadstone.adapter.rest.json.JsonBodyReader#MAX_BYTES"),
            limit("Request body of a public route", "io.leadstone.adapter.rest.json.JsonBodyReader#MAX_PUBLIC_BYTES"),
            limit("JSON nesting", "io.leadstone.adapter.rest.json.StrictJson#MAX_DEPTH"),
            limit("JSON values", "io.leadstone.adapter.rest.json.StrictJson#MAX_VALUES"),
            limit("Violations of a command", "io.leadstone.domain.failure.InvalidCommandException#MAX_VIOLATIONS"),
            limit("Messages of a problem", "io.leadstone.adapter.rest.problem.Problem#MAX_MESSAGES"),
            limit("Details of a problem", "io.leadstone.adapter.rest.problem.Problem#MAX_DETAILS_BYTES"),
            limit("Field name in a message", "io.leadstone.adapter.rest.json.FieldNames#MAX_LENGTH"),
            limit("JSON digits of a number", "io.leadstone.adapter.rest.json.JsonFields#MAX_DIGITS"),
            limit("Bearer token", "io.leadstone.adapter.rest.auth.BearerToken#MAX_LENGTH"),
            limit("Access token lifetime", "io.leadstone.adapter.rest.auth.LeadTokens#ACCESS_LIFETIME"),
            limit(
                    "Refresh token lifetime",
                    "io.leadstone.application.service.submission.WidgetSessionRules#REFRESH_LIFETIME"),
            limit("JWT clock difference", "io.leadstone.adapter.rest.auth.JwtRules#ANY.leeway"),
            limit("JWT shared secret", "io.leadstone.adapter.rest.auth.JwtAuthenticator#MIN_SECRET_BYTES"),
            limit("JWT RSA key", "io.leadstone.adapter.rest.auth.JwtAuthenticator#MIN_RSA_BITS"),
            limit("Token secret", "io.leadstone.server.settings.ServerSettings#MIN_SECRET_BYTES"),
            limit("List cursor", "io.leadstone.adapter.rest.page.CursorText#MAX_LENGTH"),
            limit("`Link` headers", "io.leadstone.adapter.rest.page.PageLinks#MAX_LENGTH"),
            limit("Entity tags of `If-Match`", "io.leadstone.adapter.rest.version.EntityTags#MAX_TAGS"),
            limit("Page size", "io.leadstone.application.query.PageRequest#DEFAULT_PER_PAGE"),
            limit("Page size, maximum", "io.leadstone.application.query.PageRequest#MAX_PER_PAGE"),
            limit("Items before a numbered page", "io.leadstone.application.query.PageRequest#MAX_OFFSET"),
            limit("List count", "io.leadstone.application.query.PageRequest#DEFAULT_COUNT"),
            limit("List count, kept", "io.leadstone.application.service.search.CachingLeadSearch#TIME_TO_LIVE"),
            limit("List count, lists kept", "io.leadstone.application.service.search.CachingLeadSearch#MAX_LISTS"),
            limit("List count, maximum", "io.leadstone.application.query.PageRequest#MAX_COUNT"),
            limit(
                    "Event feed, positions of a read",
                    "io.leadstone.application.port.out.event.FeedWindow#MAX_POSITIONS"),
            limit("SQL event feed, numbering", "io.leadstone.adapter.mybatis.event.MyBatisEventFeed#BATCH"),
            limit("MongoDB event feed, numbering", "io.leadstone.adapter.mongo.event.FeedNumbering#EVENTS"),
            limit("MongoDB event feed, leads of a numbering", "io.leadstone.adapter.mongo.event.FeedNumbering#LEADS"),
            limit("Values of metadata for filters", "io.leadstone.domain.Metadata#MAX_VALUES"),
            limit("Number in metadata for filters", "io.leadstone.domain.MetadataValue#MAX_NUMBER"),
            limit("Tags in a filter", "io.leadstone.application.query.LeadFilter#MAX_TAGS"),
            limit("Names of metadata in a filter", "io.leadstone.application.query.LeadFilter#MAX_METADATA"),
            limit("Search text", "io.leadstone.application.query.LeadQuery#MAX_SEARCH"),
            limit("Search terms", "io.leadstone.domain.search.QueryTerm#MAX_TERMS"),
            limit("Search sample", "io.leadstone.adapter.mybatis.search.NewestLeads#SIZE"),
            limit("Search sample, kept", "io.leadstone.adapter.mybatis.search.NewestLeads#TIME_TO_LIVE"),
            limit("Search sample, companies", "io.leadstone.adapter.mybatis.search.NewestLeads#MAX_COMPANIES"),
            limit("Digits of a searched phone number", "io.leadstone.domain.search.SearchPhone#MIN_DIGITS"),
            limit("Report range", "io.leadstone.application.report.DateRange#MAX_DAYS"),
            limit("Report range, default", "io.leadstone.application.report.DateRange#DEFAULT_DAYS"),
            limit("Report sources", "io.leadstone.application.report.LeadTotals#MAX_SOURCES"),
            limit("Report best sources", "io.leadstone.application.report.LeadTotals#BEST_SOURCES"),
            limit("Combining marks in a row", "io.leadstone.domain.PlainText#MAX_MARKS"),
            limit("First and last name", "io.leadstone.domain.lead.LeadDetails#MAX_NAME"),
            limit("Company name", "io.leadstone.domain.lead.LeadDetails#MAX_COMPANY"),
            limit("Lead source", "io.leadstone.domain.lead.LeadDetails#MAX_SOURCE"),
            limit("Notes", "io.leadstone.domain.lead.LeadDetails#MAX_NOTES"),
            limit("Tags of a lead", "io.leadstone.domain.lead.LeadDetails#MAX_TAGS"),
            limit("Tag", "io.leadstone.domain.lead.LeadDetails#MAX_TAG"),
            limit("Lost reason", "io.leadstone.domain.lead.LeadSnapshot#MAX_LOST_REASON"),
            limit("Metadata", "io.leadstone.domain.Metadata#MAX_BYTES"),
            limit("Metadata nesting", "io.leadstone.domain.Metadata#MAX_DEPTH"),
            limit("Email address", "io.leadstone.domain.lead.EmailAddress#MAX_LENGTH"),
            limit("Email local part", "io.leadstone.domain.lead.EmailSyntax#MAX_LOCAL_BYTES"),
            limit("Email domain label", "io.leadstone.domain.lead.EmailSyntax#MAX_LABEL_BYTES"),
            limit("Phone number", "io.leadstone.domain.lead.PhoneNumber#MAX_LENGTH"),
            limit("Opaque id", "io.leadstone.domain.OpaqueId#MAX_LENGTH"),
            limit("Actor of an event", "io.leadstone.domain.ChangeContext#MAX_ACTOR"),
            limit("Consent source", "io.leadstone.domain.lead.ConsentDecision#MAX_SOURCE"),
            limit("Consent policy version", "io.leadstone.domain.lead.ConsentDecision#MAX_POLICY_VERSION"),
            limit("Agent name", "io.leadstone.domain.agent.Agent#MAX_NAME"),
            limit("Agent origins", "io.leadstone.domain.agent.Agent#MAX_ORIGINS"),
            limit("Submissions of a lead", "io.leadstone.domain.submission.Submission#MAX_RECEIVED"),
            limit("Open widget sessions of a lead", "io.leadstone.domain.submission.Submission#MAX_SESSIONS"),
            limit(
                    "Conversations of a widget session",
                    "io.leadstone.domain.conversation.ConversationSnapshot#MAX_PER_SESSION"),
            limit("Conversation title", "io.leadstone.domain.conversation.ConversationSnapshot#MAX_TITLE"),
            limit(
                    "Messages of one activity report",
                    "io.leadstone.domain.conversation.ConversationActivity#MAX_MESSAGES"),
            limit(
                    "Activity in the future",
                    "io.leadstone.application.service.conversation.RecordActivityService#ALLOWED_CLOCK_DIFFERENCE"),
            limit("Change retries", "io.leadstone.application.service.OptimisticRetry#LIMIT"),
            limit("Change retry pause, first", "io.leadstone.application.service.OptimisticRetry#FIRST_PAUSE"),
            limit("Change retry pause, maximum", "io.leadstone.application.service.OptimisticRetry#MAX_PAUSE"),
            limit("SQL query", "io.leadstone.adapter.mybatis.MyBatisLeadStoreBuilder#DEFAULT_QUERY_TIMEOUT"),
            limit("SQL query, minimum", "io.leadstone.adapter.mybatis.MyBatisLeadStoreBuilder#MIN_QUERY_TIMEOUT"),
            limit("H2 write lock", "io.leadstone.adapter.mybatis.sql.WriteLock#WAIT_SECONDS"),
            limit("SQL transaction retries", "io.leadstone.adapter.mybatis.sql.SqlRetry#LIMIT_SECONDS"),
            limit("SQL retry pause, first", "io.leadstone.adapter.mybatis.sql.SqlRetry#FIRST_PAUSE_MILLIS"),
            limit("SQL retry pause, maximum", "io.leadstone.adapter.mybatis.sql.SqlRetry#MAX_PAUSE_MILLIS"),
            limit("SQL export fetch size", "io.leadstone.adapter.mybatis.sql.DatabaseKind#FETCH_SIZE"),
            limit("Key-value export batch", "io.leadstone.store.report.KeyValueExportSource#BATCH"),
            limit("Key-value scan batch", "io.leadstone.store.table.StoreTransaction#MAX_BATCH"),
            limit("Key-value key", "io.leadstone.store.backend.KeyValueBackend#MAX_KEY_LENGTH"),
            limit("Key-value table name", "io.leadstone.store.backend.KeyValueBackend#MAX_TABLE_LENGTH"),
            limit("SQL connect", "io.leadstone.server.settings.Database#CONNECT_TIMEOUT"),
            limit("SQL pool connections", "io.leadstone.server.store.SqlStore#MAX_CONNECTIONS"),
            limit("SQL pool of the replica", "io.leadstone.server.store.SqlStore#MAX_CONNECTIONS"),
            limit(
                    "SQL replica, wait at the start",
                    "io.leadstone.adapter.mybatis.MyBatisLeadStoreBuilder#DEFAULT_REPLICA_WAIT"),
            limit(
                    "SQL replica, pause between checks",
                    "io.leadstone.adapter.mybatis.MyBatisLeadStoreBuilder#REPLICA_PAUSE_MILLIS"),
            limit("SQL pool idle connections", "io.leadstone.server.store.SqlStore#MIN_IDLE_CONNECTIONS"),
            limit("SQL pool wait", "io.leadstone.server.store.SqlStore#CONNECTION_WAIT"),
            limit("SQL lock wait", "io.leadstone.server.store.SqlStore#LOCK_TIMEOUT"),
            limit("SQL statement", "io.leadstone.server.store.SqlStore#STATEMENT_TIMEOUT"),
            limit("SQL socket", "io.leadstone.server.store.SqlStore#SOCKET_TIMEOUT"),
            limit("Exports per company", "io.leadstone.application.report.ExportLimits#PER_COMPANY"),
            limit("Exports in all", "io.leadstone.application.report.ExportLimits#TOTAL"),
            limit("Export stream, items ahead", "io.leadstone.application.service.report.ExportStream#BUFFERED"),
            limit("Export stream, unread", "io.leadstone.application.service.report.ExportStream#UNREAD"),
            limit("Export stream, close", "io.leadstone.application.service.report.ExportStream#CLOSE"),
            limit("SQL pool of exports", "io.leadstone.server.store.SqlStore#EXPORT_CONNECTIONS"),
            limit("SQL pool of maintenance", "io.leadstone.server.store.SqlStore#MAINTENANCE_CONNECTIONS"),
            limit("SQL connection validation", "io.leadstone.server.store.SqlStore#VALIDATION_WAIT"),
            limit("SQL connection keepalive", "io.leadstone.server.store.SqlStore#KEEPALIVE"),
            limit("MongoDB server selection", "io.leadstone.server.store.MongoTimeouts#SERVER_SELECTION"),
            limit("MongoDB connect", "io.leadstone.server.store.MongoTimeouts#CONNECT"),
            limit("MongoDB pool wait", "io.leadstone.server.store.MongoTimeouts#POOL"),
            limit("MongoDB socket", "io.leadstone.server.store.MongoTimeouts#READ"),
            limit("MongoDB command", "io.leadstone.adapter.mongo.session.MongoLimits#COMMAND"),
            limit(
                    "MongoDB write confirmation",
                    "io.leadstone.adapter.mongo.MongoLeadStoreBuilder#WRITE_CONFIRMATION_LIMIT"),
            limit("MongoDB retries", "io.leadstone.adapter.mongo.session.MongoLimits#RETRIES"),
            limit(
                    "Retention of deleted leads",
                    "io.leadstone.application.port.in.privacy.RetentionRules#DEFAULT_DELETED"),
            limit("Retention, shortest", "io.leadstone.application.port.in.privacy.RetentionRules#SHORTEST"),
            limit("Retention, maximum of a setting", "io.leadstone.server.settings.RetentionSettings#MAX_DAYS"),
            limit("Retention, interval", "io.leadstone.application.privacy.RetentionWorker#INTERVAL"),
            limit("Retention, first purge after", "io.leadstone.application.privacy.RetentionWorker#FIRST_DELAY"),
            limit("Idempotency key", "io.leadstone.application.idempotency.ReservedKey#RETENTION"),
            limit("Idempotency key, lease", "io.leadstone.application.idempotency.ReservedKey#LEASE"),
            limit(
                    "Idempotency keys removed at once",
                    "io.leadstone.application.service.idempotency.PurgeKeysService#BATCH"),
            limit(
                    "Idempotency keys of a MongoDB document",
                    "io.leadstone.adapter.mongo.idempotency.KeyedDocument#MAX_KEYS"),
            limit("Retention, close", "io.leadstone.application.privacy.RetentionWorker#CLOSE_TIMEOUT"),
            limit("Retention, leads of a call", "io.leadstone.application.port.in.privacy.PurgeLeads#MAX_LEADS"),
            limit(
                    "Retention, held registrations of a transaction",
                    "io.leadstone.application.service.privacy.PurgeLeadsService#HELD_BATCH"),
            limit("Retention, leads read at once", "io.leadstone.application.service.privacy.PurgeLeadsService#BATCH"),
            limit("MongoDB purge of a lead", "io.leadstone.adapter.mongo.privacy.LeadRemoval#LEASE"),
            limit("MongoDB events of conversations", "io.leadstone.adapter.mongo.lead.PendingEvents#TIME_LIMIT"),
            limit(
                    "MongoDB counter of a widget session",
                    "io.leadstone.adapter.mongo.conversation.SessionQuota#RETENTION"),
            limit("MongoDB index progress", "io.leadstone.adapter.mongo.schema.IndexProgress#INTERVAL"),
            limit(
                    "MongoDB leads in one query of a report",
                    "io.leadstone.adapter.mongo.report.MongoLeadFigures#LEADS_AT_ONCE"),
            limit("MongoDB export batch", "io.leadstone.adapter.mongo.report.MongoExportSource#BATCH"),
            limit("MongoDB events in a lead document", "io.leadstone.adapter.mongo.document.LeadLog#LIMIT"),
            limit("MongoDB events kept in a lead document", "io.leadstone.adapter.mongo.document.LeadLog#KEPT"),
            limit("Confirmation token lifetime", "io.leadstone.application.service.submission.OptIns#LIFETIME"),
            limit("API keys kept", "io.leadstone.application.LeadManagementBuilder#DEFAULT_API_KEY_CACHE_TIME"),
            limit(
                    "API keys kept, maximum time",
                    "io.leadstone.application.LeadManagementBuilder#MAX_API_KEY_CACHE_TIME"),
            limit("API keys kept, number", "io.leadstone.application.service.access.ApiKeyCache#MAX_KEYS"),
            limit(
                    "Search in a large company, leads scanned first",
                    "io.leadstone.adapter.mybatis.search.MyBatisLeadSearch#FIRST_SCANNED"),
            limit("Search, size of a large company", "io.leadstone.adapter.mybatis.search.LargeCompanies#MIN_LEADS"),
            limit(
                    "Search, large company remembered",
                    "io.leadstone.adapter.mybatis.search.LargeCompanies#TIME_TO_LIVE"),
            limit(
                    "MongoDB registration without its lead",
                    "io.leadstone.adapter.mongo.submission.PendingSubmissions#GRACE"),
            limit(
                    "MongoDB lease of a submission",
                    "io.leadstone.adapter.mongo.submission.MongoSubmissionRepository#LEASE"),
            limit(
                    "MongoDB lease of a confirmation",
                    "io.leadstone.adapter.mongo.submission.MongoOptInRepository#LEASE"),
            limit("MongoDB outbox grace", "io.leadstone.adapter.mongo.lead.LeadOutbox#GRACE"),
            limit("MongoDB outbox batch", "io.leadstone.adapter.mongo.lead.LeadOutbox#LEADS_AT_ONCE"),
            limit("MongoDB delivery postponement", "io.leadstone.adapter.mongo.webhook.SubscriptionQueue#POSTPONEMENT"),
            limit("MongoDB replay", "io.leadstone.adapter.mongo.webhook.MongoDeliveryLog#REPLAY_LIMIT"),
            limit(
                    "Webhook removal, deliveries deleted by the call",
                    "io.leadstone.adapter.mongo.webhook.DeliveryPruning#AT_ONCE"),
            limit(
                    "Webhook replay, deliveries of a transaction",
                    "io.leadstone.adapter.mybatis.webhook.MyBatisDeliveryLog#REPLAY_BATCH"),
            limit(
                    "MongoDB mark of a removed webhook",
                    "io.leadstone.adapter.mongo.webhook.DeliveryPruning#MARK_RETENTION"),
            limit("Webhooks of a company", "io.leadstone.domain.webhook.Webhook#DEFAULT_LIMIT"),
            limit("Webhooks of a company, maximum", "io.leadstone.server.settings.WebhookSettings#MAX_LIMIT"),
            limit("Webhook url", "io.leadstone.domain.webhook.Webhook#MAX_URL"),
            limit("Webhook event types", "io.leadstone.domain.webhook.Webhook#MAX_EVENTS"),
            limit("Webhook description", "io.leadstone.domain.webhook.Webhook#MAX_DESCRIPTION"),
            limit("Webhook secret, minimum", "io.leadstone.domain.webhook.WebhookSecret#MIN_BYTES"),
            limit("Webhook secret, maximum", "io.leadstone.domain.webhook.WebhookSecret#MAX_BYTES"),
            limit("Webhook secret, encrypted", "io.leadstone.domain.webhook.WebhookSecret#MAX_TEXT"),
            limit("Secret key", "io.leadstone.adapter.webhook.secret.SecretKeys#KEY_BYTES"),
            limit("Webhook secret overlap", "io.leadstone.domain.webhook.WebhookSecrets#OVERLAP"),
            limit("Webhook attempts at once", "io.leadstone.adapter.webhook.DispatchSettings#STANDARD.threads"),
            limit(
                    "Webhook attempts at once, per subscription",
                    "io.leadstone.adapter.webhook.DispatchSettings#STANDARD.perSubscription"),
            limit("Webhook attempt", "io.leadstone.adapter.webhook.WebhookDispatcherBuilder#ATTEMPT_TIMEOUT"),
            limit("Webhook claim", "io.leadstone.adapter.webhook.DispatchSettings#STANDARD.lease"),
            limit("Webhook poll, busy", "io.leadstone.adapter.webhook.DispatchSettings#STANDARD.pollBusy"),
            limit("Webhook poll, idle", "io.leadstone.adapter.webhook.DispatchSettings#STANDARD.pollIdle"),
            limit("Webhook poll, minimum", "io.leadstone.adapter.webhook.DispatchSettings#MIN_POLL_LIMIT"),
            limit("Webhook close", "io.leadstone.adapter.webhook.DispatchSettings#STANDARD.closeTimeout"),
            limit("Webhook close, server", "io.leadstone.server.LeadServer#WEBHOOK_CLOSE"),
            limit("Webhook close, after abort", "io.leadstone.adapter.webhook.WebhookDispatcher#ABORT_GRACE"),
            limit("Webhook worker restart", "io.leadstone.adapter.webhook.DispatchSettings#STANDARD.restartAfter"),
            limit("Webhook worker restart, maximum", "io.leadstone.adapter.webhook.RestartedWorker#MAX_PAUSE"),
            limit("Webhook maintenance", "io.leadstone.adapter.webhook.DispatchSettings#STANDARD.maintenanceInterval"),
            limit("Webhook retries", "io.leadstone.domain.webhook.RetrySchedule#DELAYS"),
            limit("Webhook `Retry-After`, maximum", "io.leadstone.adapter.webhook.RetryAfter#MAX"),
            limit("Webhook failing limit", "io.leadstone.domain.webhook.Webhook#FAILING_LIMIT"),
            limit("Webhook deliveries kept", "io.leadstone.adapter.webhook.DeliveryMaintenance#RETENTION"),
            limit("Webhook pruning batch", "io.leadstone.adapter.webhook.DeliveryMaintenance#BATCH"),
            limit("Webhook receiver addresses", "io.leadstone.adapter.webhook.http.GuardedDnsResolver#MAX_ADDRESSES"),
            limit("Webhook answer body", "io.leadstone.adapter.webhook.http.ApacheWebhookSender#MAX_BODY_BYTES"),
            limit("Webhook answer headers", "io.leadstone.adapter.webhook.http.ApacheHttpClients#MAX_HEADERS"),
            limit("Webhook answer header line", "io.leadstone.adapter.webhook.http.ApacheHttpClients#MAX_LINE_LENGTH"),
            limit("Webhook idle connection", "io.leadstone.adapter.webhook.http.ApacheHttpClients#IDLE"),
            limit("Webhook connection check", "io.leadstone.adapter.webhook.http.ApacheHttpClients#IDLE_UNCHECKED"),
            limit(
                    "Webhook connection lifetime",
                    "io.leadstone.adapter.webhook.http.ApacheHttpClients#MAX_CONNECTION_AGE"),
            limit("Webhook sender thread, idle", "io.leadstone.adapter.webhook.DispatchThreads#IDLE_SECONDS"),
            limit(
                    "Webhook receivers with known speed",
                    "io.leadstone.adapter.webhook.DispatchSlots#MAX_KNOWN_RECEIVERS"));

    private static final Pattern CONSTANT = Pattern.compile("([^#]+)#([^.]+)(?:\\.(.+))?");
    private static final Pattern AMOUNT = Pattern.compile("(\\d[\\d,]*)(?: ([^ /]+).*)?");

    @ParameterizedTest
    @MethodSource("limits")
    void a_row_states_the_value_of_the_constant(Limit limit) throws Exception {
        assertThat(rows()).containsKey(limit.name());
        assertThat(stated(rows().get(limit.name())))
                .as("'%s', which is %s", limit.name(), limit.constant())
                .isEqualTo(valueOf(limit.constant()));
    }

    @Test
    void every_row_has_a_constant() throws IOException {
        assertThat(rows().keySet())
                .containsExactlyInAnyOrderElementsOf(
                        LIMITS.stream().map(Limit::name).toList());
    }

    @Test
    void a_counter_of_a_session_is_kept_longer_than_its_tokens_live() throws ReflectiveOperationException {
        Duration counter = (Duration) valueOf("io.leadstone.adapter.mongo.conversation.SessionQuota#RETENTION");
        for (String token : List.of(
                "io.leadstone.adapter.rest.auth.LeadTokens#ACCESS_LIFETIME",
                "io.leadstone.application.service.submission.WidgetSessionRules#REFRESH_LIFETIME")) {
            assertThat((Duration) valueOf(token)).isLessThan(counter);
        }
    }

    static Stream<Limit> limits() {
        return LIMITS.stream();
    }

    /** The defaults of the table by the names of their rows. */
    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        Checkout.text("docs/operations.md")
                .lines()
                .dropWhile(line -> !line.equals("| limit | default | set by | reason |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> line.split(" *\\| *", -1))
                .forEach(cells -> assertThat(rows.put(cells[1], cells[2]))
                        .as("a second row '%s'", cells[1])
                        .isNull());
        return rows;
    }

    /** A time, a number, or a list of them. */
    private static Object stated(String text) {
        if (text.contains(", ")) {
            return Arrays.stream(text.split(", ")).map(LimitsTableTest::stated).toList();
        }
        Matcher amount = AMOUNT.matcher(text);
        assertThat(amount.matches()).as("'%s' is a number with a unit", text).isTrue();
        long number = Long.parseLong(amount.group(1).replace(",", ""));
        return switch (Optional.ofNullable(amount.group(2)).orElse("")) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            case "day", "days" -> Duration.ofDays(number);
            case "KiB" -> number * 1024;
            case "MiB" -> number * 1024 * 1024;
            default -> number;
        };
    }

    private static Object valueOf(String constant) throws ReflectiveOperationException {
        Matcher name = CONSTANT.matcher(constant);
        assertThat(name.matches()).as("'%s' names a constant", constant).isTrue();
        Object value = valueOf(Class.forName(name.group(1)), name.group(2), constant);
        return comparable(
                name.group(2), name.group(3) == null ? value : valueOf(value.getClass(), name.group(3), value));
    }

    private static Object valueOf(Class<?> type, String field, Object owner) throws ReflectiveOperationException {
        Field found = type.getDeclaredField(field);
        found.setAccessible(true);
        return found.get(owner);
    }

    private static Object comparable(String field, Object value) {
        if (value instanceof TimeValue time) {
            return time.toDuration();
        }
        if (!(value instanceof Number number)) {
            return value;
        }
        long amount = number.longValue();
        return switch (field.substring(field.lastIndexOf('_') + 1)) {
            case "MILLIS" -> Duration.ofMillis(amount);
            case "SECONDS" -> Duration.ofSeconds(amount);
            case "MINUTES" -> Duration.ofMinutes(amount);
            case "DAYS" -> Duration.ofDays(amount);
            default -> amount;
        };
    }

    private static Limit limit(String name, String constant) {
        return new Limit(name, constant);
    }

    private record Limit(String name, String constant) {}
}
