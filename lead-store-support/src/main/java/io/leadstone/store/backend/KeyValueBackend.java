package io.leadstone.store.backend;

/**
 * An ordered key-value store with transactions, on which {@link io.leadstone.store.KeyValueLeadStore} builds a complete store of leads.
 * It has two methods, and a transaction has five. An implementation can be used by many threads at once.
 *
 * <p><b>Data.</b> A table is a set of entries, each with a key and a value. A table exists from its first entry on. Names of tables have
 * 1 to {@value #MAX_TABLE_LENGTH} characters of {@code a-z} and {@code _}. Keys have 1 to {@value #MAX_KEY_LENGTH} characters of
 * {@code A-Z a-z 0-9 . _ : / -}. A key is unique in its table. Entries are ordered by their keys, and keys by the numbers of their
 * characters. As all of them are ASCII, this is the order of {@link String#compareTo} and of bytes, and of a binary collation in SQL.
 * Values are texts of one character or more, mostly JSON. They may contain any character and have no maximum length.
 *
 * <p><b>Transactions.</b> A write is atomic: all of its changes become visible at its commit, or none of them does. Writes are
 * serializable: the result is as if they had run one after the other. A read sees one state of the data from its start to its end, and
 * nothing of a write that is not committed. Within a write, reads see its own changes. A transaction is used by the thread that runs the
 * work, and not after the work has returned. The work never begins another transaction of the same backend.
 *
 * <p><b>Reruns.</b> A backend that detects a conflict, such as a deadlock or a serialization failure, may roll back and run the same work
 * again. The work has no effects besides the transaction, so that every run is like the first one.
 *
 * <p><b>Failures.</b> An exception of the work rolls the transaction back and is thrown to the caller unchanged. Every other exception is
 * a failure of the backend. The store turns it into {@link io.leadstone.domain.failure.StoreUnavailableException}. The methods of a
 * transaction may throw any exception. It passes through the work unchanged, so that the backend can recognize its own exceptions and
 * decide to rerun.
 */
public interface KeyValueBackend {

    /** The most characters of the name of a table. */
    int MAX_TABLE_LENGTH = 40;

    /** The most characters of a key. The longest keys contain a last name in hexadecimal digits. */
    int MAX_KEY_LENGTH = 1500;

    /**
     * Runs {@code work} in a read transaction and returns its result.
     *
     * @throws Exception the exception of the work, unchanged, or a failure of the backend
     */
    <T> T read(Work<KeyValueReader, T> work) throws Exception;

    /**
     * Runs {@code work} in a write transaction, commits, and returns its result. It may run the work several times, each time in a new
     * transaction.
     *
     * @throws Exception the exception of the work, unchanged, or a failure of the backend; nothing is written
     */
    <T> T write(Work<KeyValueWriter, T> work) throws Exception;

    /** Statements of one transaction. */
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
