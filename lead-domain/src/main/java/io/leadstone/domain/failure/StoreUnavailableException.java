package io.leadstone.domain.failure;

/**
 * The store cannot be reached. A later call may succeed. Nothing was stored, unless the connection broke during a
 * commit; then the result is unknown. The cause is the exception of the driver.
 */
public final class StoreUnavailableException extends LeadException {

    public StoreUnavailableException(Throwable cause) {
        super("STORE_UNAVAILABLE", "the store does not answer, try again later", cause);
    }
}
