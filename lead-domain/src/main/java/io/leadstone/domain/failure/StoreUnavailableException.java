package io.leadstone.domain.failure;

/**
 * The store cannot be reached now; whether a write took place is unknown only where the connection broke during its commit. Trying
 * again later may succeed. The driver's failure is the cause.
 */
public final class StoreUnavailableException extends LeadException {

    public StoreUnavailableException(Throwable cause) {
        super("STORE_UNAVAILABLE", "the store does not answer, try again later", cause);
    }
}
