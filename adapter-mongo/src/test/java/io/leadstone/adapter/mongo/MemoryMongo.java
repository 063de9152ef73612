package io.leadstone.adapter.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.event.CommandListener;
import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.MongoServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.bson.Document;

/** A running mongo-java-server and a client of it. */
public final class MemoryMongo implements AutoCloseable {

    private final AtomicInteger databases = new AtomicInteger();
    private final MongoServer server;
    private final String url;
    private final MongoClient client;

    public MemoryMongo() {
        this(new CalmBackend());
    }

    public MemoryMongo(MongoBackend backend, CommandListener... listeners) {
        this(backend, settings -> List.of(listeners).forEach(settings::addCommandListener));
    }

    public MemoryMongo(MongoBackend backend, Consumer<MongoClientSettings.Builder> changes) {
        server = new MongoServer(backend);
        url = server.bindAndGetConnectionString();
        MongoClientSettings.Builder settings =
                MongoClientSettings.builder().applyConnectionString(new ConnectionString(url));
        changes.accept(settings);
        client = MongoClients.create(settings.build());
    }

    String url() {
        return url;
    }

    public int port() {
        return server.getLocalAddress().getPort();
    }

    public MongoClient client() {
        return client;
    }

    /** Returns an empty database. */
    public MongoDatabase freshDatabase() {
        return client.getDatabase("leads" + databases.incrementAndGet());
    }

    public MongoLeadStore freshStore() {
        return store(freshDatabase());
    }

    /**
     * Deletes all documents of {@code database} and returns it. The indexes stay, because their creation takes longer
     * than most tests.
     */
    static MongoDatabase emptied(MongoDatabase database) {
        for (String name : database.listCollectionNames().into(new ArrayList<>())) {
            database.getCollection(name).deleteMany(new Document());
        }
        return database;
    }

    /** Returns a store in {@code database} and creates its indexes. */
    public static MongoLeadStore store(MongoDatabase database) {
        return MongoLeadStore.builder(database)
                .schemaMode(MongoSchemaMode.CREATE)
                .build();
    }

    @Override
    public void close() {
        client.close();
        server.shutdownNow();
    }
}
