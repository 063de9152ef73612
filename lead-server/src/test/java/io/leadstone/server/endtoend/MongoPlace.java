package io.leadstone.server.endtoend;

import de.bwaldvogel.mongo.MongoServer;
import io.leadstone.adapter.mongo.CalmBackend;
import java.net.InetSocketAddress;
import java.util.Map;

/** Where documents are kept in a test: a mongo-java-server in this process, which outlives the servers over it. */
final class MongoPlace implements AutoCloseable {

    private final CalmBackend documents = new CalmBackend();
    private final InetSocketAddress address;
    private final String url;
    private MongoServer server = new MongoServer(documents);

    private MongoPlace() {
        url = server.bindAndGetConnectionString();
        address = server.getLocalAddress();
    }

    static MongoPlace open() {
        return new MongoPlace();
    }

    /** The settings that name a fresh, empty store. */
    Map<String, String> fresh() {
        return Map.of("LEADSTONE_STORE_URL", url + "/leads" + System.nanoTime());
    }

    /** Closes all connections and stops listening. The documents stay. */
    void stop() {
        server.shutdownNow();
    }

    /** Listens again at the same address, with the same documents, after {@link #stop()}. */
    void start() {
        server = new MongoServer(documents);
        server.bind(address);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
