package io.leadstone.domain.failure;

/** The caller has used the idempotency key for another request of this route within the last 24 hours. */
public final class IdempotencyKeyReusedException extends LeadException {

    public IdempotencyKeyReusedException() {
        super("IDEMPOTENCY_KEY_REUSED", "the idempotency key was used for another request; use a new key");
    }
}
