package io.leadstone.adapter.mybatis.sql;

/**
 * The read replica lacks tables, columns or index terms of the store, or they cannot be read. It has not replayed the
 * last upgrade yet, or it is no replica of the store's database.
 */
public final class UnusableReplicaException extends IllegalStateException {

    public UnusableReplicaException(String message) {
        super(message);
    }

    UnusableReplicaException(String message, Throwable cause) {
        super(message, cause);
    }
}
