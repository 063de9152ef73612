package io.leadstone.store.backend;

import java.util.List;
import java.util.Optional;

/** A read transaction of a {@link KeyValueBackend}. Each method may throw any exception if the backend fails. */
public interface KeyValueReader {

    /**
     * Returns the value of the key; empty if the table has no such key.
     *
     * @throws Exception if the backend fails
     */
    Optional<String> get(String table, String key) throws Exception;

    /**
     * Returns the entries of the range in the given order, at most the first {@code limit}.
     *
     * @param limit at least 1
     * @throws Exception if the backend fails
     */
    List<KeyValueEntry> scan(String table, KeyRange range, ScanOrder order, int limit) throws Exception;

    /**
     * Returns the number of entries of the range, or {@code limit} if there are more.
     *
     * @param limit at least 1
     * @throws Exception if the backend fails
     */
    long count(String table, KeyRange range, long limit) throws Exception;
}
