package io.leadstone.benchmarks.http;

import io.leadstone.adapter.mybatis.database.DatabaseServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Where the server keeps its leads while its heap is measured.
 *
 * @param settings the variables that name it to the server
 * @param place what there is to give back
 */
record HeapStore(Map<String, String> settings, AutoCloseable place) implements AutoCloseable {

    private static final String URL = "LEADSTONE_STORE_URL";

    /** {@code H2}, whose rows and caches are in the server's own heap, or else PostgreSQL, whose are not. */
    static HeapStore of(String name) throws IOException {
        return name.equals("H2") ? h2() : postgresql();
    }

    private static HeapStore postgresql() {
        DatabaseServer server = PostgresServer.own(true);
        TestDatabase database = server.freshDatabase();
        return new HeapStore(
                Map.of(
                        URL,
                        database.url(),
                        "LEADSTONE_STORE_USER",
                        database.user(),
                        "LEADSTONE_STORE_PASSWORD",
                        database.password()),
                server);
    }

    private static HeapStore h2() throws IOException {
        Path directory = Files.createTempDirectory("leadstone-heap");
        return new HeapStore(Map.of(URL, "jdbc:h2:file:" + directory.resolve("leads")), () -> delete(directory));
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Override
    public void close() throws Exception {
        place.close();
    }
}
