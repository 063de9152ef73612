package io.leadstone.store.backend;

import java.util.List;
import java.util.Optional;

/** A transaction of {@link KeyValueBackend} that reads. Every method may throw any exception as a failure of the backend. */
public interface KeyValueReader {

    /**
     * Returns the value of the key; empty if the table has no such key.
     *
     * @throws Exception if the backend fails
     */
    Optional<String> get(String table, String key) throws Exception;

    /**
     * Returns entries of the range in the given order, the first {@code limit} of them if there are more.
     *
     * @param limit 1 or more
     * @throws Exception if the backend fails
     */
    List<KeyValueEntry> scan(String table, KeyRange range, ScanOrder order, int limit) throws Exception;

    /**
     * Returns the number of entries of the range, or {@code limit} if there are more.
     *
     * @param limit 1 or more
     * @throws Exception if the backend fails
     */
    long count(String table, KeyRange range, long limit) throws Exception;
}
