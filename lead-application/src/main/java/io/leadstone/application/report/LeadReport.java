package io.leadstone.application.report;

import io.leadstone.domain.LeadStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The report of a company's funnel over a range of time. Rates are percentages. Rates, means, hours and days have two
 * decimals, rounded half up. A rate with the denominator 0 is 0.
 *
 * @param total the size of the cohort: the live leads that were created in the range
 * @param byStatus the number of leads of the cohort by current status, with every status, in the order of the enum
 * @param sources see {@link LeadTotals#sources()}
 * @param topSources see {@link LeadTotals#bestSources()}
 * @param dailyTrend every day that the range overlaps in its time zone, in order
 */
public record LeadReport(
        DateRange range,
        long total,
        Map<LeadStatus, Long> byStatus,
        Funnel funnel,
        Quality quality,
        Speed speed,
        Engagement engagement,
        List<SourceTotals> sources,
        List<SourceShare> topSources,
        List<Day> dailyTrend) {

    /**
     * The rates between the stages of the funnel.
     *
     * @param contactRate contacted leads of all leads
     * @param qualificationRate qualified leads of contacted leads
     * @param conversionRate converted leads of qualified leads
     * @param overallConversionRate converted leads of all leads
     */
    public record Funnel(
            BigDecimal contactRate,
            BigDecimal qualificationRate,
            BigDecimal conversionRate,
            BigDecimal overallConversionRate) {}

    /**
     * The completeness of the leads' data.
     *
     * @param averageEngagementDays the mean number of days from creation to the last engagement; a lead without
     *     engagement counts as 0
     * @param pendingConsents the leads with a consent that waits for a confirmation
     */
    public record Quality(
            BigDecimal marketingConsentRate,
            BigDecimal dataProcessingConsentRate,
            BigDecimal phoneCompletionRate,
            BigDecimal averageEngagementDays,
            long pendingConsents) {}

    /**
     * The median times from the creation of a lead to a stage, in hours, of the leads that have ever reached it. A lead
     * that skipped the stage reached it at that moment. A lead that was created in a later stage took 0 hours.
     *
     * @param medianHoursToContact the median time to the status {@code contacted}; empty if no lead has reached it
     * @param medianHoursToConvert the median time to the status {@code converted}; empty if no lead has reached it
     */
    public record Speed(Optional<BigDecimal> medianHoursToContact, Optional<BigDecimal> medianHoursToConvert) {}

    /**
     * The conversations with the leads.
     *
     * @param averageSatisfaction the mean of all ratings, 1 to 5; empty if there is no rating
     */
    public record Engagement(
            long conversations,
            long leadsWithConversations,
            BigDecimal averageMessages,
            Optional<BigDecimal> averageSatisfaction) {}

    /** The totals of a source, and the percentage of its leads that have converted. */
    public record SourceShare(SourceTotals totals, BigDecimal conversionRate) {}

    /** The leads that were created on a day, and the percentage of them that have converted since. */
    public record Day(LocalDate date, long leads, long conversions, BigDecimal conversionRate) {}

    /** Computes the report from the totals that a store counted in {@code range}, without pending consents. */
    public static LeadReport of(DateRange range, LeadTotals totals) {
        return of(range, totals, 0);
    }

    /**
     * Computes the report from the totals that a store counted in {@code range}.
     *
     * @param pendingConsents the leads with a consent that waits for a confirmation
     */
    public static LeadReport of(DateRange range, LeadTotals totals, long pendingConsents) {
        return new ReportRates(range, totals, pendingConsents).report();
    }
}
