package io.leadstone.server.store;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoCredential;
import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.SchemaMode;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.domain.StoreUnavailableException;
import io.leadstone.server.settings.Setting;
import io.leadstone.server.settings.StoreSettings;
import io.leadstone.server.settings.WrongSettingException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The document store of a server. The url's own options come before ours. */
public final class MongoStore implements OpenStore {

    private static final String DEFAULT_DATABASE = "leadstone";
    private static final String DEFAULT_AUTH_SOURCE = "admin";

    /** How long a request waits for a server, or for a new primary, before it is answered that the store is away. */
    private static final int SERVER_WAIT_SECONDS = 5;

    private static final int SOCKET_WAIT_SECONDS = 30;

    private final MongoClient client;
    private final LeadStore leads;

    private MongoStore(MongoClient client, LeadStore leads) {
        this.client = client;
        this.leads = leads;
    }

    /**
     * Reaches the server, makes the indexes that are missing and opens the store.
     *
     * @throws WrongSettingException where the server cannot be reached or used
     */
    public static MongoStore open(StoreSettings settings) {
        ConnectionString url = read(settings);
        MongoClient client = MongoClients.create(clientOf(settings, url));
        try {
            String database = Optional.ofNullable(url.getDatabase()).orElse(DEFAULT_DATABASE);
            return new MongoStore(
                    client,
                    MongoLeadStore.builder(client.getDatabase(database))
                            .schemaMode(SchemaMode.CREATE)
                            .build());
        } catch (MongoException | StoreUnavailableException failed) {
            client.close();
            Throwable reason = Optional.ofNullable(failed.getCause()).orElse(failed);
            throw new WrongSettingException(
                    Setting.STORE_URL, "cannot open " + settings.place() + ": " + firstLine(reason));
        }
    }

    @Override
    public LeadStore leads() {
        return leads;
    }

    @Override
    public void close() {
        client.close();
    }

    private static ConnectionString read(StoreSettings settings) {
        try {
            return new ConnectionString(settings.url());
        } catch (IllegalArgumentException | MongoException wrong) {
            // Its message may tell the whole url, with the password.
            throw new WrongSettingException(Setting.STORE_URL, "is no url of MongoDB: " + settings.place());
        }
    }

    private static MongoClientSettings clientOf(StoreSettings settings, ConnectionString url) {
        MongoClientSettings.Builder client = MongoClientSettings.builder()
                .applicationName("leadstone")
                .applyToClusterSettings(
                        cluster -> cluster.serverSelectionTimeout(SERVER_WAIT_SECONDS, TimeUnit.SECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(SERVER_WAIT_SECONDS, TimeUnit.SECONDS)
                        .readTimeout(SOCKET_WAIT_SECONDS, TimeUnit.SECONDS))
                .applyConnectionString(url);
        if (!settings.user().isEmpty()) {
            client.credential(MongoCredential.createCredential(
                    settings.user(), DEFAULT_AUTH_SOURCE, settings.password().toCharArray()));
        }
        return client.build();
    }

    private static String firstLine(Throwable reason) {
        return String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
    }
}
