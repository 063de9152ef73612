package io.leadstone.domain.failure;

/**
 * The write lost against concurrent writes of the same data: nothing of it is stored. In a transaction of the host nothing was
 * retried, and the host must roll back and begin again. Without one it was retried for several seconds; trying again later may succeed.
 * The cause is the last refusal: the driver's failure, or the conflict of versions.
 */
public final class ConcurrentTransactionException extends LeadException {

    public ConcurrentTransactionException(Throwable cause) {
        super(
                "CONCURRENT_TRANSACTION",
                "others are changing the same data, nothing was stored, try again later",
                cause);
    }
}
