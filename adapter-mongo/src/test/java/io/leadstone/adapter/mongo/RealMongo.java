package io.leadstone.adapter.mongo;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.util.UUID;

/** A client of a real server, with one database that is dropped at the end. */
record RealMongo(MongoClient client, MongoDatabase database, CommandLog commands) implements AutoCloseable {

    static RealMongo at(String uri) {
        CommandLog commands = new CommandLog();
        MongoClient client = MongoClients.create(MongoClientSettings.builder()
                .applyConnectionString(new ConnectionString(uri))
                .addCommandListener(commands)
                .build());
        return new RealMongo(client, client.getDatabase("leadstone_test_" + UUID.randomUUID()), commands);
    }

    /** Deletes all documents and returns the database. */
    MongoDatabase emptyDatabase() {
        return MemoryMongo.emptied(database);
    }

    MongoLeadStore emptyStore() {
        return MemoryMongo.store(emptyDatabase());
    }

    @Override
    public void close() {
        database.drop();
        client.close();
    }
}
