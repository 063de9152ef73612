package io.leadstone.store.backend;

/**
 * An ordered key-value store with transactions. {@link io.leadstone.store.KeyValueLeadStore} builds a complete lead
 * store on it. The backend has two methods, and a transaction has five. Implementations must be thread-safe.
 *
 * <p><b>Data.</b> A table is a set of entries, each with a key and a value. A table exists as soon as it has an entry.
 * Table names have 1 to {@value #MAX_TABLE_LENGTH} of the characters {@code a-z} and {@code _}. Keys have 1 to
 * {@value #MAX_KEY_LENGTH} of the characters {@code A-Z a-z 0-9 . _ : / -}. A key is unique in its table. Entries are
 * ordered by their keys in ASCII order. This is the order of {@link String#compareTo}, of bytes and of a binary
 * collation in SQL. Values are texts of one or more characters, mostly JSON. They may contain any character and have
 * no maximum length.
 *
 * <p><b>Transactions.</b> A write is atomic: at its commit either all of its changes become visible or none. Writes
 * are serializable: the result is the same as if they had run one after the other. A read sees one state of the data
 * from its start to its end, without changes that are not committed. Within a write, reads see its own changes. Only
 * the thread that runs the work uses the transaction, and only until the work returns. The work never begins another
 * transaction of the same backend.
 *
 * <p><b>Reruns.</b> After a conflict, such as a deadlock or a serialization failure, a backend may roll back and run
 * the same work again. The work has no side effects outside the transaction, so it can be repeated.
 *
 * <p><b>Failures.</b> An exception of the work rolls the transaction back and is thrown to the caller unchanged. Any
 * other exception is a failure of the backend. The store converts it to
 * {@link io.leadstone.domain.failure.StoreUnavailableException}. The methods of a transaction may throw any exception.
 * The work does not change it, so that the backend can recognize its own exceptions and decide on a rerun.
 */
public interface KeyValueBackend {

    /** Maximum number of characters of a table name. */
    int MAX_TABLE_LENGTH = 40;

    /** Maximum number of characters of a key. The longest keys contain a last name in hexadecimal digits. */
    int MAX_KEY_LENGTH = 1500;

    /**
     * Runs {@code work} in a read transaction and returns its result.
     *
     * @throws Exception the exception of the work, unchanged, or a failure of the backend
     */
    <T> T read(Work<KeyValueReader, T> work) throws Exception;

    /**
     * Runs {@code work} in a write transaction, commits, and returns its result. It may run the work several times,
     * each time in a new transaction.
     *
     * @throws Exception the exception of the work, unchanged, or a failure of the backend; nothing is written
     */
    <T> T write(Work<KeyValueWriter, T> work) throws Exception;

    /** The statements of one transaction. */
    @FunctionalInterface
    interface Work<X extends KeyValueReader, T> {

        /**
         * Runs the statements.
         *
         * @throws Exception to roll the transaction back
         */
        T run(X transaction) throws Exception;
    }
}
