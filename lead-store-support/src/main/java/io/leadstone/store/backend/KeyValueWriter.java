package io.leadstone.store.backend;

/** A transaction of {@link KeyValueBackend} that reads and writes. Its own changes are visible to its reads at once. */
public interface KeyValueWriter extends KeyValueReader {

    /**
     * Stores the value under the key, in place of the value that the key had.
     *
     * @throws Exception if the backend fails
     */
    void put(String table, String key, String value) throws Exception;

    /**
     * Removes the key with its value. Does nothing if the table has no such key.
     *
     * @throws Exception if the backend fails
     */
    void remove(String table, String key) throws Exception;
}
