package io.leadstone.benchmarks.http;

import io.leadstone.adapter.mybatis.database.DatabaseServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.benchmarks.store.H2Files;
import java.util.Map;

/**
 * The database of a server whose heap is measured.
 *
 * @param owner the owner of the database, which is closed with it
 */
public record HeapStore(TestDatabase database, AutoCloseable owner) implements AutoCloseable {

    /**
     * Creates the database. {@code H2} has its rows and caches in the heap of the server; any other name means
     * PostgreSQL, which does not.
     */
    public static HeapStore of(String name) {
        if (name.equals("H2")) {
            H2Files files = H2Files.create();
            return new HeapStore(files.freshDatabase(), files);
        }
        DatabaseServer server = PostgresServer.own(true);
        return new HeapStore(server.freshDatabase(), server);
    }

    /** Returns the environment variables that configure the server for this database. */
    public Map<String, String> settings() {
        return Map.of(
                "LEADSTONE_STORE_URL",
                database.url(),
                "LEADSTONE_STORE_USER",
                database.user(),
                "LEADSTONE_STORE_PASSWORD",
                database.password());
    }

    @Override
    public void close() throws Exception {
        owner.close();
    }
}
