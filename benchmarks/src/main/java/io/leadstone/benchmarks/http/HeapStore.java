package io.leadstone.benchmarks.http;

import io.leadstone.adapter.mybatis.database.DatabaseServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.benchmarks.store.H2Files;
import java.util.Map;

/**
 * Where the server keeps its leads while its heap is measured.
 *
 * @param place what the database goes with
 */
public record HeapStore(TestDatabase database, AutoCloseable place) implements AutoCloseable {

    /** {@code H2}, whose rows and caches are in the server's own heap, or else PostgreSQL, whose are not. */
    public static HeapStore of(String name) {
        if (name.equals("H2")) {
            H2Files files = H2Files.create();
            return new HeapStore(files.freshDatabase(), files);
        }
        DatabaseServer server = PostgresServer.own(true);
        return new HeapStore(server.freshDatabase(), server);
    }

    /** The variables that name it to the server. */
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
        place.close();
    }
}
