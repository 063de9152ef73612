package io.leadstone.application.report;

import io.leadstone.domain.LeadStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A company's funnel over a stretch of time. Rates are percentages; they, means and days have two decimals, rounded half up; a rate
 * over nothing is 0.
 *
 * @param total the size of the cohort: the live leads that were created in the range
 * @param byStatus the cohort by current status, every status in its order
 * @param sources as {@link LeadTotals#sources()}
 * @param topSources as {@link LeadTotals#bestSources()}
 * @param dailyTrend every UTC day that the range touches, in order
 */
public record LeadReport(
        DateRange range,
        long total,
        Map<LeadStatus, Long> byStatus,
        Funnel funnel,
        Quality quality,
        Engagement engagement,
        List<SourceTotals> sources,
        List<SourceShare> topSources,
        List<Day> dailyTrend) {

    /**
     * The rates from stage to stage.
     *
     * @param contactRate of all, those that were contacted
     * @param qualificationRate of those contacted, those that qualified
     * @param conversionRate of those qualified, those that converted
     * @param overallConversionRate of all, those that converted
     */
    public record Funnel(
            BigDecimal contactRate,
            BigDecimal qualificationRate,
            BigDecimal conversionRate,
            BigDecimal overallConversionRate) {}

    /**
     * How much is known of the leads.
     *
     * @param averageEngagementDays the mean of the days from creation to the last engagement, 0 for a lead without one
     */
    public record Quality(
            BigDecimal marketingConsentRate,
            BigDecimal dataProcessingConsentRate,
            BigDecimal phoneCompletionRate,
            BigDecimal averageEngagementDays) {}

    /**
     * What was spoken with the leads.
     *
     * @param averageSatisfaction the mean over all ratings, 1 to 5; empty where there is none
     */
    public record Engagement(
            long conversations,
            long leadsWithConversations,
            BigDecimal averageMessages,
            Optional<BigDecimal> averageSatisfaction) {}

    /** A source, and the share of its leads that converted. */
    public record SourceShare(SourceTotals totals, BigDecimal conversionRate) {}

    /** A day, and the share of its leads that has converted since. */
    public record Day(LocalDate date, long leads, long conversions, BigDecimal conversionRate) {}

    /** The report that follows from what a store counted over {@code range}. */
    public static LeadReport of(DateRange range, LeadTotals totals) {
        return new ReportRates(range, totals).report();
    }
}
