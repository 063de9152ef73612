package io.leadstone.benchmarks.store;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A running MongoDB server, whose connection string is in the system property {@code benchmark.mongodb}. Each filled
 * store is a database of its own, {@code leadstone_benchmark_} and the number of leads. It replaces a database of this
 * name, and is dropped at the end.
 */
record GivenMongoServer(String uri, List<String> databases) implements StoreServer {

    private static final String PREFIX = "leadstone_benchmark_";

    GivenMongoServer(String uri) {
        this(uri, new ArrayList<>());
    }

    /** Returns the connection string, or empty if none is given. */
    static Optional<String> given() {
        return Optional.of(System.getProperty("benchmark.mongodb", "")).filter(uri -> !uri.isBlank());
    }

    @Override
    public StoreAddress filledWith(Population population) {
        String database = PREFIX + population.size();
        drop(List.of(database));
        databases.add(database);
        return OpenMongoStore.filledWith(population, uri, database);
    }

    @Override
    public void close() {
        drop(databases);
    }

    private void drop(List<String> names) {
        try (MongoClient client = MongoClients.create(uri)) {
            names.forEach(name -> client.getDatabase(name).drop());
        }
    }
}
