package io.leadstone.domain.failure;

/**
 * The record does not have the state that the request requires ({@code If-Match}, {@code If-None-Match}). Nothing was
 * stored.
 */
public final class PreconditionFailedException extends LeadException {

    public PreconditionFailedException() {
        super(
                "PRECONDITION_FAILED",
                "the record is not in the state that the request requires, see If-Match and If-None-Match");
    }
}
