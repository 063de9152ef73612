package io.leadstone.application.idempotency;

/**
 * The store has refused a write, because another attempt has taken over the idempotency key or has written already.
 * Nothing of the write is stored. It never reaches the caller of a use case.
 */
public final class AttemptRefusedException extends RuntimeException {

    public AttemptRefusedException() {
        super("another attempt with the same idempotency key has taken over or has written already");
    }
}
