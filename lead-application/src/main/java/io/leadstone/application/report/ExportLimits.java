package io.leadstone.application.report;

/**
 * The most exports that run at the same time. An export lasts as long as its client reads, and occupies a connection and a thread.
 *
 * @param perCompany the most of one company
 * @param total the most of all companies together
 */
public record ExportLimits(int perCompany, int total) {

    /** Exports of one company at the same time: 2, so that no company occupies what others need. */
    public static final int PER_COMPANY = 2;

    /** Exports of all companies at the same time: 6, a third of a pool of 20 connections. */
    public static final int TOTAL = 6;

    /** The limits unless a host chooses others. */
    public static final ExportLimits STANDARD = new ExportLimits(PER_COMPANY, TOTAL);

    /** @throws IllegalArgumentException if a limit is below 1 */
    public ExportLimits {
        if (perCompany < 1 || total < 1) {
            throw new IllegalArgumentException(
                    "a limit of exports is 1 or more, not " + perCompany + " per company and " + total + " in all");
        }
    }
}
