package io.leadstone.server.endtoend;

import io.leadstone.adapter.mybatis.database.DatabaseServer;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import java.nio.file.Path;
import java.util.Map;

/** Settings of new, empty stores. */
final class Stores {

    private Stores() {}

    static Map<String, String> h2In(Path directory) {
        return Map.of("LEADSTONE_STORE_URL", "jdbc:h2:file:" + directory.resolve("leadstone"));
    }

    static Map<String, String> on(DatabaseServer server) {
        return of(server.freshDatabase());
    }

    static Map<String, String> of(TestDatabase database) {
        return Map.of(
                "LEADSTONE_STORE_URL", database.url(),
                "LEADSTONE_STORE_USER", database.user(),
                "LEADSTONE_STORE_PASSWORD", database.password());
    }
}
