package io.leadstone.server.endtoend;

import de.bwaldvogel.mongo.MongoServer;
import io.leadstone.adapter.mongo.CalmBackend;
import java.net.InetSocketAddress;
import java.util.Map;

/** A mongo-java-server in this process. It keeps its documents while the servers over it restart. */
final class InProcessMongo implements AutoCloseable {

    private final CalmBackend documents = new CalmBackend();
    private final InetSocketAddress address;
    private final String url;
    private MongoServer server = new MongoServer(documents);

    private InProcessMongo() {
        url = server.bindAndGetConnectionString();
        address = server.getLocalAddress();
    }

    static InProcessMongo open() {
        return new InProcessMongo();
    }

    /** Returns the settings of a new, empty database. */
    Map<String, String> newDatabase() {
        return Map.of("LEADSTONE_STORE_URL", url + "/leads" + System.nanoTime());
    }

    /** Closes all connections and stops listening. The documents are kept. */
    void stop() {
        server.shutdownNow();
    }

    /** Listens again at the same address with the same documents, after {@link #stop()}. */
    void start() {
        server = new MongoServer(documents);
        server.bind(address);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }
}
