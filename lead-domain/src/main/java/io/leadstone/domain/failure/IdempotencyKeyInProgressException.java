package io.leadstone.domain.failure;

/** Another request with the same idempotency key is still running, or its process died less than a minute ago. */
public final class IdempotencyKeyInProgressException extends LeadException {

    public IdempotencyKeyInProgressException() {
        super(
                "IDEMPOTENCY_KEY_IN_PROGRESS",
                "a request with this idempotency key is still running; send the same request again later");
    }
}
