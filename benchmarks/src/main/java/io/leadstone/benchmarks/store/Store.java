package io.leadstone.benchmarks.store;

import io.leadstone.adapter.mybatis.database.DatabaseServer;
import io.leadstone.adapter.mybatis.database.MariaDbServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import java.util.List;

/** The measured stores. */
enum Store {
    POSTGRESQL("PostgreSQL") {
        @Override
        StoreServer start() {
            DatabaseServer server = PostgresServer.large();
            return new SqlStoreServer(server::freshDatabase, List.of("VACUUM ANALYZE"), server);
        }
    },
    MARIADB("MariaDB") {
        @Override
        StoreServer start() {
            DatabaseServer server = MariaDbServer.large();
            return new SqlStoreServer(
                    server::freshDatabase,
                    List.of("ANALYZE TABLE leadstone_lead, leadstone_lead_piece, leadstone_event"),
                    server);
        }
    },
    /** An H2 file. H2 runs in the process of the benchmark. */
    H2("H2") {
        @Override
        StoreServer start() {
            H2Files files = H2Files.create();
            return new SqlStoreServer(files::freshDatabase, List.of("ANALYZE"), files);
        }
    },
    /**
     * The MongoDB server that {@code benchmark.mongodb} names, or a substitute, because MongoDB is not available as a
     * Maven artifact. Operations that the substitute cannot measure are left out.
     */
    MONGODB("mongo-java-server", 10_000, List.of("get", "update", "create")) {
        @Override
        String title() {
            return GivenMongoServer.given().map(uri -> "MongoDB").orElseGet(super::title);
        }

        @Override
        long largest() {
            return GivenMongoServer.given().map(uri -> Long.MAX_VALUE).orElseGet(super::largest);
        }

        @Override
        List<String> operations() {
            return GivenMongoServer.given()
                    .map(uri -> List.of("get", "page", "update", "create"))
                    .orElseGet(super::operations);
        }

        @Override
        StoreServer start() {
            return GivenMongoServer.given()
                    .<StoreServer>map(GivenMongoServer::new)
                    .orElseGet(MongoStoreServer::start);
        }
    };

    /** All operations. Those that add leads come last. */
    private static final List<String> ALL =
            List.of("get", "page", "searchName", "searchMistyped", "searchFrequent", "report", "update", "create");

    private final String title;
    private final long largest;

    @SuppressWarnings("ImmutableEnumChecker") // The list is created by List.of.
    private final List<String> operations;

    Store(String title) {
        this(title, Long.MAX_VALUE, List.of());
    }

    Store(String title, long largest, List<String> operations) {
        this.title = title;
        this.largest = largest;
        this.operations = operations;
    }

    /** Returns the name for the table. */
    String title() {
        return title;
    }

    /** Returns the maximum number of leads for a measurement. */
    long largest() {
        return largest;
    }

    /** Returns the measured operations. */
    List<String> operations() {
        return operations.isEmpty() ? ALL : operations;
    }

    abstract StoreServer start();
}
