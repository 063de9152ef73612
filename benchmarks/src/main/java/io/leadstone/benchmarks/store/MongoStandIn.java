package io.leadstone.benchmarks.store;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;

/** The program that stands in for MongoDB, in a process of its own. It ends with its standard input. */
public final class MongoStandIn {

    private MongoStandIn() {}

    /** Prints one line: where it is. */
    public static void main(String[] arguments) throws Exception {
        MongoServer server = new MongoServer(new MemoryBackend());
        System.out.println(server.bindAndGetConnectionString());
        while (System.in.read() >= 0) {
            // Until whoever started this one is gone.
        }
        server.shutdownNow();
    }
}
