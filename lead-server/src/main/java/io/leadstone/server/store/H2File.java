package io.leadstone.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.h2.engine.Session;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.store.fs.FileUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repairs the file of an H2 database that was not closed, before H2 opens it.
 *
 * <p>H2 finds its newest version by the header of the file. It writes the header after some versions, but names the
 * version before the one that it has just written (H2 2.2 to 2.5.252, {@code RandomAccessStore.writeStoreHeader}). If
 * the two are not adjacent, H2 does not find the newest versions after a crash. Commits that were answered are lost
 * then, although they are still in the file. The recovery mode of the storage engine reads the whole file and finds
 * them.
 *
 * <p>The repair takes place before the first connection of this process, and before the first one after H2 has closed
 * the database itself.
 *
 * @param name the name of the file as H2 understands it, which may begin with {@code ~/}
 */
record H2File(String name) {

    private static final Logger LOG = LoggerFactory.getLogger(H2File.class);

    private static final String H2 = "jdbc:h2:";
    private static final String FILE = "file:";
    private static final String SUFFIX = ".mv.db";

    /** The header of a file contains this entry only while the database is closed. */
    private static final String CLOSED = ",clean:1,";

    private static final int HEADER_BYTES = 4_096;

    /** SQL:2016, connection exception: connection failure. */
    private static final String CONNECTION_FAILURE = "08006";

    /** The last storage engine of each file that this process has opened. Guarded by itself. */
    private static final Map<H2File, MVStore> ENGINES = new HashMap<>();

    /**
     * Returns the file of the URL. Returns empty for other databases, for H2 without a local file, and for an
     * encrypted file.
     */
    static Optional<H2File> of(String url) {
        String lowerCase = url.toLowerCase(Locale.ROOT);
        if (!lowerCase.startsWith(H2) || lowerCase.contains(";cipher=")) {
            return Optional.empty();
        }
        String location = url.substring(H2.length()).split(";", 2)[0];
        if (location.matches("(?i)(mem|tcp|ssl|zip):.*")) {
            return Optional.empty();
        }
        String path = location.startsWith(FILE) ? location.substring(FILE.length()) : location;
        return Optional.of(new H2File(FileUtils.toRealPath(path + SUFFIX)));
    }

    /**
     * Opens a connection. If this process does not have the file open, this method repairs the file first. If it has
     * the file open, only H2 may read it. On Linux a process that closes a file releases all its locks of that file.
     * Another process could then open the database.
     *
     * <p>All connections of this process to the file must be opened here. H2 closes a database if a write to its file
     * fails. The next connection repairs the file and opens it again.
     *
     * @throws SQLException if the file cannot be repaired, as on a full disk, or if H2 rejects the connection
     */
    Connection connect(String url, String user, String password) throws SQLException {
        synchronized (ENGINES) {
            MVStore engine = ENGINES.get(this);
            if (engine == null || engine.isClosed()) {
                repair();
            }
            Connection connection = DriverManager.getConnection(url, user, password);
            engineOf(connection).ifPresent(opened -> ENGINES.put(this, opened));
            return connection;
        }
    }

    /** Returns the storage engine, or empty if another process has the file open (H2's {@code AUTO_SERVER}). */
    private static Optional<MVStore> engineOf(Connection connection) throws SQLException {
        Session session = connection.unwrap(JdbcConnection.class).getSession();
        return session instanceof SessionLocal local
                ? Optional.of(local.getDatabase().getStore().getMvStore())
                : Optional.empty();
    }

    /**
     * Reads the whole file and writes a header that names the newest version. Does nothing if there is no file, if
     * the database was closed, or if another process has it open. H2 reports files that cannot be read.
     */
    private void repair() throws SQLException {
        if (!FileUtils.exists(name) || isClosed()) {
            return;
        }
        try (MVStore store = new MVStore.Builder()
                .fileName(name)
                .recoveryMode()
                .autoCommitDisabled()
                .open()) {
            LOG.atInfo()
                    .addKeyValue("file", name)
                    .addKeyValue("version", store.getCurrentVersion())
                    .log("read the whole file of the database, because it was not closed");
        } catch (MVStoreException failure) {
            switch (failure.getErrorCode()) {
                case DataUtils.ERROR_FILE_LOCKED -> {
                    // Another process has the file open. H2 reports it on connect.
                }
                case DataUtils.ERROR_WRITING_FAILED ->
                    throw new SQLNonTransientConnectionException(
                            "cannot repair " + name + ": " + failure.getMessage(), CONNECTION_FAILURE, failure);
                default ->
                    LOG.atWarn()
                            .setCause(failure)
                            .addKeyValue("file", name)
                            .log("cannot read the whole file of the database");
            }
        }
    }

    private boolean isClosed() {
        try (InputStream file = FileUtils.newInputStream(name)) {
            return new String(file.readNBytes(HEADER_BYTES), StandardCharsets.ISO_8859_1).contains(CLOSED);
        } catch (IOException unreadable) {
            return true;
        }
    }
}
