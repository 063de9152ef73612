package com.example.leads;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.store.KeyValueLeadStore;
import io.leadstone.testkit.contract.CompleteStoreContract;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class SqliteLeadStoreTest implements CompleteStoreContract {

    /** Turns off disk synchronization. Test data need not survive a power failure, and the tests run twice as fast. */
    private static final String UNSAFE = "?synchronous=off";

    private final List<SqliteBackend> opened = new ArrayList<>();

    @TempDir
    Path folder;

    @Override
    public LeadStore emptyStore() {
        try {
            Path file = folder.resolve("leads" + opened.size() + ".db");
            SqliteBackend backend = new SqliteBackend("jdbc:sqlite:" + file + UNSAFE);
            opened.add(backend);
            return KeyValueLeadStore.of(backend);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @AfterEach
    void close() throws SQLException {
        for (SqliteBackend backend : opened) {
            backend.close();
        }
    }
}
