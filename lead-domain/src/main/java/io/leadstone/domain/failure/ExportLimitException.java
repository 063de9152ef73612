package io.leadstone.domain.failure;

/** Too many exports are running: of the company, or of all companies. One of them must end before another can begin. */
public final class ExportLimitException extends LeadException {

    public ExportLimitException() {
        super("EXPORT_LIMIT", "too many exports are running, try again when one of them has ended");
    }
}
