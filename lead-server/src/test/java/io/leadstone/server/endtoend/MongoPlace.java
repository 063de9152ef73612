package io.leadstone.server.endtoend;

import de.bwaldvogel.mongo.MongoServer;
import io.leadstone.adapter.mongo.CalmBackend;
import java.util.Map;

/** Where documents are kept in a test: a mongo-java-server in this process, which outlives the servers over it. */
record MongoPlace(MongoServer server, String url) implements AutoCloseable {

    static MongoPlace open() {
        MongoServer server = new MongoServer(new CalmBackend());
        return new MongoPlace(server, server.bindAndGetConnectionString());
    }

    /** The settings that name a fresh, empty store. */
    Map<String, String> fresh() {
        return Map.of("LEADSTONE_STORE_URL", url + "/leads" + System.nanoTime());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
