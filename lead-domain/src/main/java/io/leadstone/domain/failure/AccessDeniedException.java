package io.leadstone.domain.failure;

/** The caller, or the page that sends the request, is not allowed to use the operation. */
public final class AccessDeniedException extends LeadException {

    /** Creates the exception. {@code reason} names the missing right and is shown to the client. */
    public AccessDeniedException(String reason) {
        super("ACCESS_DENIED", reason);
    }

    private AccessDeniedException(String code, String reason) {
        super(code, reason);
    }

    /** Returns the failure of a page that the agent does not allow. Its code is {@code ORIGIN_NOT_ALLOWED}. */
    public static AccessDeniedException ofOrigin() {
        return new AccessDeniedException("ORIGIN_NOT_ALLOWED", "the agent does not allow pages of this origin");
    }
}
