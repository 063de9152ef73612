package io.leadstone.domain.failure;

/** The record does not have the state that the caller requires for its write: nothing was written. */
public final class PreconditionFailedException extends LeadException {

    public PreconditionFailedException() {
        super(
                "PRECONDITION_FAILED",
                "the record is not in the state that the request requires, see If-Match and If-None-Match");
    }
}
