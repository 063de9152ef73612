package com.example.leads;

import io.leadstone.store.backend.KeyValueBackend;
import io.leadstone.testkit.contract.backend.KeyValueBackendContract;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

class SqliteBackendTest implements KeyValueBackendContract {

    /** Turns off disk synchronization. Test data need not survive a power failure, and the tests run twice as fast. */
    private static final String UNSAFE = "?synchronous=off";

    @TempDir
    Path folder;

    @Override
    public KeyValueBackend emptyBackend() throws SQLException {
        return new SqliteBackend("jdbc:sqlite:" + folder.resolve("leads.db") + UNSAFE);
    }
}
