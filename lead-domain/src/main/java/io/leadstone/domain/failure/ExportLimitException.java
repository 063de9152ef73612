package io.leadstone.domain.failure;

/**
 * The limit of running exports is reached, for the company or for all companies. An export must end before another
 * one can begin.
 */
public final class ExportLimitException extends LeadException {

    public ExportLimitException() {
        super("EXPORT_LIMIT", "too many exports are running, try again when one of them has ended");
    }
}
