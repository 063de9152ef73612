package com.example.leads;

import io.leadstone.store.backend.KeyValueBackend;
import io.leadstone.testkit.contract.backend.KeyValueBackendContract;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.io.TempDir;

class SqliteBackendTest implements KeyValueBackendContract {

    /** Tests need no data that survive a loss of power, and run twice as fast without them. */
    private static final String UNSAFE = "?synchronous=off";

    @TempDir
    Path folder;

    @Override
    public KeyValueBackend emptyBackend() throws SQLException {
        return new SqliteBackend("jdbc:sqlite:" + folder.resolve("leads.db") + UNSAFE);
    }
}
