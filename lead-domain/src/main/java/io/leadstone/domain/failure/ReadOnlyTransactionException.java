package io.leadstone.domain.failure;

/**
 * The host's transaction is read-only, so that nothing can be written in it. The host must roll back, and begin a transaction that
 * may write. The driver's failure is the cause.
 */
public final class ReadOnlyTransactionException extends LeadException {

    public ReadOnlyTransactionException(Throwable cause) {
        super("READ_ONLY_TRANSACTION", "the transaction is read-only, nothing was stored", cause);
    }
}
