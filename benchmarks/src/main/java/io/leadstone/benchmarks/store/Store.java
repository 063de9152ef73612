package io.leadstone.benchmarks.store;

import io.leadstone.adapter.mybatis.database.DatabaseServer;
import io.leadstone.adapter.mybatis.database.MariaDbServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import java.util.List;

/** The stores that are measured. */
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
    /** A file, in the process of who calls. */
    H2("H2") {
        @Override
        StoreServer start() {
            H2Files files = H2Files.create();
            return new SqlStoreServer(files::freshDatabase, List.of("ANALYZE"), files);
        }
    },
    /** Not MongoDB itself, of which there is no artifact: what it cannot measure is left out. */
    MONGODB("mongo-java-server", 10_000, List.of("get", "update", "create")) {
        @Override
        StoreServer start() {
            return MongoStoreServer.start();
        }
    };

    /** In this order: those that add leads come last. */
    private static final List<String> ALL =
            List.of("get", "page", "searchName", "searchMistyped", "searchFrequent", "report", "update", "create");

    private final String title;
    private final long largest;

    @SuppressWarnings("ImmutableEnumChecker") // a list of List.of
    private final List<String> operations;

    Store(String title) {
        this(title, Long.MAX_VALUE, List.of());
    }

    Store(String title, long largest, List<String> operations) {
        this.title = title;
        this.largest = largest;
        this.operations = operations;
    }

    /** Its name as people write it. */
    String title() {
        return title;
    }

    /** How many leads it can be measured with. */
    long largest() {
        return largest;
    }

    /** What is measured of it. */
    List<String> operations() {
        return operations.isEmpty() ? ALL : operations;
    }

    abstract StoreServer start();
}
