package io.leadstone.adapter.mybatis.database;

import java.util.function.Supplier;

/** The databases that run without external software. Parameterized tests use each of them. */
public enum TestServer {
    H2(TestDatabase::h2),
    POSTGRESQL(() -> PostgresServer.shared().freshDatabase()),
    MARIADB(() -> MariaDbServer.shared().freshDatabase());

    @SuppressWarnings("ImmutableEnumChecker") // a constructor reference each
    private final Supplier<TestDatabase> fresh;

    TestServer(Supplier<TestDatabase> fresh) {
        this.fresh = fresh;
    }

    /** Returns a new, empty database. */
    public TestDatabase freshDatabase() {
        return fresh.get();
    }
}
