package io.leadstone.domain.failure;

/** The caller is authenticated but is not allowed to use the operation. */
public final class AccessDeniedException extends LeadException {

    /** Creates the exception. {@code reason} names the missing right and is shown to the client. */
    public AccessDeniedException(String reason) {
        super("ACCESS_DENIED", reason);
    }
}
