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
    };

    private final String title;

    Store(String title) {
        this.title = title;
    }

    /** Its name as people write it. */
    String title() {
        return title;
    }

    abstract StoreServer start();
}
