package io.leadstone.application.port.in.privacy;

/**
 * The result of a purge or of its preview.
 *
 * @param deleted the number of leads whose period after the deletion is over
 * @param inactive the number of live leads that nobody touched for their period
 * @param held the number of registrations that a guard held back for the period of deleted leads
 * @param hasMore true if the call stopped at its limit, so that the next call can purge more leads
 */
public record PurgeReport(long deleted, long inactive, long held, boolean hasMore) {

    /** Creates a report without held registrations. */
    public PurgeReport(long deleted, long inactive, boolean hasMore) {
        this(deleted, inactive, 0, hasMore);
    }

    /** Returns the number of leads. */
    public long total() {
        return deleted + inactive;
    }
}
