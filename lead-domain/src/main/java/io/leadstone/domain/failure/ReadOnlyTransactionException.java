package io.leadstone.domain.failure;

/**
 * The host transaction is read-only, so nothing can be stored. The host must roll back and begin a read-write
 * transaction. The cause is the exception of the driver.
 */
public final class ReadOnlyTransactionException extends LeadException {

    public ReadOnlyTransactionException(Throwable cause) {
        super("READ_ONLY_TRANSACTION", "the transaction is read-only, nothing was stored", cause);
    }
}
