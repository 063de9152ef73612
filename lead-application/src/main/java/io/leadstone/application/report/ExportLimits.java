package io.leadstone.application.report;

/**
 * Limits of the number of concurrent exports. An export lasts as long as its client reads, and occupies a connection
 * and a thread.
 *
 * @param perCompany the maximum of one company
 * @param total the maximum of all companies together
 */
public record ExportLimits(int perCompany, int total) {

    /** Maximum number of concurrent exports of one company: 2, so that other companies can export, too. */
    public static final int PER_COMPANY = 2;

    /** Maximum number of concurrent exports of all companies: 6, about a third of a pool of 20 connections. */
    public static final int TOTAL = 6;

    /** The default limits. */
    public static final ExportLimits STANDARD = new ExportLimits(PER_COMPANY, TOTAL);

    /** @throws IllegalArgumentException if a limit is below 1 */
    public ExportLimits {
        if (perCompany < 1 || total < 1) {
            throw new IllegalArgumentException(
                    "export limits must be at least 1, not " + perCompany + " per company and " + total + " in total");
        }
    }
}
