package io.leadstone.server.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
 * the two are not next to each other, H2 does not find the newest versions after a crash, and commits that were
 * answered are lost. They are still in the file. The recovery mode of H2's storage engine reads the whole file and
 * finds them.
 *
 * @param name the name of the file as H2 understands it, which may begin with {@code ~/}
 */
record H2File(String name) {

    private static final Logger LOG = LoggerFactory.getLogger(H2File.class);

    private static final String H2 = "jdbc:h2:";
    private static final String FILE = "file:";
    private static final String SUFFIX = ".mv.db";

    /** The header of a file has this entry only while the database is closed. */
    private static final String CLOSED = ",clean:1,";

    private static final int HEADER_BYTES = 4_096;

    /** The number of stores of this process that have each file open. Guarded by itself. */
    private static final Map<H2File, Integer> OPEN = new HashMap<>();

    /**
     * Returns the file that the url names; empty for other databases, for H2 without a file of its own, and for an
     * encrypted file.
     */
    static Optional<H2File> of(String url) {
        String lowerCase = url.toLowerCase(Locale.ROOT);
        if (!lowerCase.startsWith(H2) || lowerCase.contains(";cipher=")) {
            return Optional.empty();
        }
        String place = url.substring(H2.length()).split(";", 2)[0];
        if (place.matches("(?i)(mem|tcp|ssl|zip):.*")) {
            return Optional.empty();
        }
        String path = place.startsWith(FILE) ? place.substring(FILE.length()) : place;
        return Optional.of(new H2File(FileUtils.toRealPath(path + SUFFIX)));
    }

    /**
     * Repairs the file, unless a store of this process has it open. In that case nothing may read it besides H2: on
     * Linux a process that closes a file gives up all its locks of that file, and another process could open the
     * database.
     */
    void open() {
        synchronized (OPEN) {
            if (OPEN.merge(this, 1, Integer::sum) == 1) {
                repair();
            }
        }
    }

    /** Says that a store of this process no longer has the file open. */
    void close() {
        synchronized (OPEN) {
            OPEN.computeIfPresent(this, (file, stores) -> stores == 1 ? null : stores - 1);
        }
    }

    /**
     * Makes the newest version in the file known to H2. Does nothing if there is no file, if the database was closed,
     * or if another process has it open. It reads the whole file. A file that cannot be read is left for H2 to report.
     */
    private void repair() {
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
            if (failure.getErrorCode() != DataUtils.ERROR_FILE_LOCKED) {
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
