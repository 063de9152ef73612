package io.leadstone.benchmarks.store;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/**
 * A program with a mongo-java-server, which replaces MongoDB in this benchmark. It ends when its standard input is
 * closed.
 */
public final class MongoStandIn {

    private MongoStandIn() {}

    /** Prints one line with the connection string. */
    public static void main(String[] arguments) throws Exception {
        MongoServer server = new MongoServer(new MemoryBackend());
        System.out.println(server.bindAndGetConnectionString());
        while (System.in.read() >= 0) {
            // Wait until the parent process ends.
        }
        server.shutdownNow();
    }
}
