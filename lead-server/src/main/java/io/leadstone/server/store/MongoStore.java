package io.leadstone.server.store;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoException;
import com.mongodb.ReadPreference;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.MongoSchemaMode;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.StoreSettings;
import io.leadstone.server.settings.WrongSettingException;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The MongoDB store of a server. An option of the URL overrides the timeout of the same name in {@link
 * MongoTimeouts}.
 *
 * <p>The store has two clients. The one for requests has a read timeout. The one for index builds and exports has
 * none, because they may take hours.
 */
public final class MongoStore implements OpenStore {

    private static final Logger LOG = LoggerFactory.getLogger(MongoStore.class);

    private static final String DEFAULT_DATABASE = "leadstone";
    private static final String DEFAULT_AUTH_SOURCE = "admin";

    /** Scheme with an optional user, and the rest of a URL. */
    private static final Pattern WITH_USER = Pattern.compile("(mongodb(?:\\+srv)?://)(?:[^/?]*@)?(.*)");

    /** The option that names the database of the user, or a mechanism whose users are outside of the databases. */
    private static final Pattern AUTH_OPTION =
            Pattern.compile("[?&](authSource=|authMechanism=(?!SCRAM-))", Pattern.CASE_INSENSITIVE);

    private static final Pattern TIMEOUT_OPTION = Pattern.compile("([?&])timeoutMS=[^&]*", Pattern.CASE_INSENSITIVE);

    private final MongoClient client;
    private final MongoClient longOperations;
    private final LeadStore leads;

    private MongoStore(MongoClient client, MongoClient longOperations, LeadStore leads) {
        this.client = client;
        this.longOperations = longOperations;
        this.leads = leads;
    }

    /**
     * Connects to the database, creates the missing indexes and opens the store.
     *
     * @throws WrongSettingException if the database cannot be reached or used
     */
    public static MongoStore open(StoreSettings settings) {
        return open(settings, MongoTimeouts.DEFAULT);
    }

    static MongoStore open(StoreSettings settings, MongoTimeouts timeouts) {
        ConnectionString url = read(settings);
        warnAbout(url);
        MongoClient client = MongoClients.create(clientOf(url, timeouts));
        MongoClient longOperations = MongoClients.create(clientOf(withoutTimeout(url), timeouts.ofLongOperations()));
        try {
            String database = Optional.ofNullable(url.getDatabase()).orElse(DEFAULT_DATABASE);
            return new MongoStore(
                    client,
                    longOperations,
                    MongoLeadStore.builder(client.getDatabase(database))
                            .longOperations(longOperations.getDatabase(database))
                            .schemaMode(MongoSchemaMode.CREATE)
                            .build());
        } catch (IllegalArgumentException | MongoException | StoreUnavailableException failed) {
            client.close();
            longOperations.close();
            Throwable reason = Optional.ofNullable(failed.getCause()).orElse(failed);
            throw new WrongSettingException(
                    Setting.STORE_URL, "cannot open " + settings.address() + ": " + firstLine(reason));
        }
    }

    @Override
    public LeadStore leads() {
        return leads;
    }

    @Override
    public void measurePools(MeterRegistry registry) {
        // The driver accepts listeners of its pool only when a client is created, before the metrics begin.
    }

    @Override
    public void close() {
        client.close();
        longOperations.close();
    }

    /** Returns the URL with the user and the password of the settings. */
    static ConnectionString read(StoreSettings settings) {
        try {
            return new ConnectionString(settings.user().isEmpty() ? settings.url() : withUser(settings));
        } catch (IllegalArgumentException | MongoException wrong) {
            // The message of the driver may contain the whole URL with the password.
            throw new WrongSettingException(
                    Setting.STORE_URL, "is not a MongoDB connection string: " + settings.address());
        }
    }

    /**
     * Adds the user to the URL, because only the driver knows what {@code authSource} and {@code authMechanism} of the
     * URL mean. Without them the user is one of the database {@value #DEFAULT_AUTH_SOURCE}.
     */
    private static String withUser(StoreSettings settings) {
        String password = settings.password().isEmpty() ? "" : ":" + encoded(settings.password());
        String url = WITH_USER
                .matcher(settings.url())
                .replaceFirst("$1" + Matcher.quoteReplacement(encoded(settings.user()) + password) + "@$2");
        if (AUTH_OPTION.matcher(url).find()) {
            return url;
        }
        boolean hasPath = url.indexOf('/', url.indexOf("://") + 3) >= 0;
        String separator = url.contains("?") ? "&" : hasPath ? "?" : "/?";
        return url + separator + "authSource=" + DEFAULT_AUTH_SOURCE;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Warns if the URL sets a read preference. All reads go to the primary, because a request must see earlier
     * writes.
     */
    private static void warnAbout(ConnectionString url) {
        ReadPreference preference = url.getReadPreference();
        if (preference != null && !preference.equals(ReadPreference.primary())) {
            LOG.warn(
                    "{}: readPreference={} is ignored, because reads go to the primary",
                    Setting.STORE_URL.key(),
                    preference.getName());
        }
    }

    static MongoClientSettings clientOf(ConnectionString url, MongoTimeouts timeouts) {
        MongoClientSettings.Builder client = MongoClientSettings.builder()
                .applicationName("leadstone")
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(millis(timeouts.serverSelection()), MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(millis(timeouts.connect()), MILLISECONDS)
                        .readTimeout(millis(timeouts.read()), MILLISECONDS))
                .applyToConnectionPoolSettings(pool -> pool.maxWaitTime(millis(timeouts.pool()), MILLISECONDS))
                // Without timeoutMS the driver repeats an operation even after a read timeout. The store itself
                // repeats operations that are safe to repeat.
                .retryReads(url.getTimeout() != null)
                .retryWrites(url.getTimeout() != null)
                .applyConnectionString(url);
        if (timeouts.read().isZero()) {
            client.applyToSocketSettings(socket -> socket.readTimeout(0, MILLISECONDS));
        }
        return client.build();
    }

    /** Returns the URL without {@code timeoutMS}, which would end an index build or an export. */
    private static ConnectionString withoutTimeout(ConnectionString url) {
        return url.getTimeout() == null
                ? url
                : new ConnectionString(
                        TIMEOUT_OPTION.matcher(url.getConnectionString()).replaceAll("$1appName=leadstone"));
    }

    private static int millis(Duration time) {
        return Math.toIntExact(time.toMillis());
    }

    private static String firstLine(Throwable reason) {
        return String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
    }
}
