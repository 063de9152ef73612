package io.leadstone.domain.failure;

/** The caller is known, but may not do this. */
public final class AccessDeniedException extends LeadException {

    /** {@code reason} says what the caller lacks, in words fit for the client. */
    public AccessDeniedException(String reason) {
        super("ACCESS_DENIED", reason);
    }
}
