package io.leadstone.domain.failure;

/**
 * A write failed because of concurrent writes of the same data. Nothing was stored. In a host transaction, the host
 * must roll back and begin again. Outside one, the write was retried for several seconds, and a later call may succeed.
 * The cause is the last failure: an exception of the driver or a version conflict.
 */
public final class ConcurrentTransactionException extends LeadException {

    public ConcurrentTransactionException(Throwable cause) {
        super(
                "CONCURRENT_TRANSACTION",
                "others are changing the same data, nothing was stored, try again later",
                cause);
    }
}
