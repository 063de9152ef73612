package io.leadstone.store.backend;

/** A write transaction of a {@link KeyValueBackend}. Its reads see its own changes. */
public interface KeyValueWriter extends KeyValueReader {

    /**
     * Stores the value under the key and replaces an existing value.
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
