package io.leadstone.adapter.rest.analytic;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.application.report.LeadReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The report of the leads that a company got in a range of time. Rates, means, hours and days have two decimals. */
public record LeadReportResponse(
        DateRange dateRange,
        LeadSummaryResponse leadSummary,
        FunnelResponse conversionFunnel,
        LeadQuality leadQuality,
        Speed speed,
        ConversationEngagement conversationEngagement,
        List<StatusCount> statusDistribution,
        List<SourceCount> sourceAnalysis,
        List<SourceRate> topPerformingSources,
        List<Day> dailyTrend)
        implements JsonResponse {

    public LeadReportResponse {
        statusDistribution = List.copyOf(statusDistribution);
        sourceAnalysis = List.copyOf(sourceAnalysis);
        topPerformingSources = List.copyOf(topPerformingSources);
        dailyTrend = List.copyOf(dailyTrend);
    }

    static LeadReportResponse of(LeadReport report) {
        return new LeadReportResponse(
                new DateRange(report.range().start(), report.range().end()),
                LeadSummaryResponse.of(report),
                FunnelResponse.of(report.funnel()),
                LeadQuality.of(report.quality()),
                Speed.of(report.speed()),
                ConversationEngagement.of(report.engagement()),
                report.byStatus().entrySet().stream()
                        .map(entry -> new StatusCount(entry.getKey().code(), entry.getValue()))
                        .toList(),
                report.sources().stream()
                        .map(totals -> new SourceCount(totals.source().orElse(null), totals.leads()))
                        .toList(),
                report.topSources().stream().map(SourceRate::of).toList(),
                report.dailyTrend().stream().map(Day::of).toList());
    }

    /** The range of time. Both ends are included. */
    public record DateRange(Instant startDate, Instant endDate) {}

    /** Shares of leads with consents and phone numbers, and their mean engagement in days. */
    public record LeadQuality(
            BigDecimal marketingConsentRatePercent,
            BigDecimal dataProcessingConsentRatePercent,
            BigDecimal phoneCompletionRatePercent,
            BigDecimal avgEngagementDays,
            long pendingConsents) {

        static LeadQuality of(LeadReport.Quality quality) {
            return new LeadQuality(
                    quality.marketingConsentRate(),
                    quality.dataProcessingConsentRate(),
                    quality.phoneCompletionRate(),
                    quality.averageEngagementDays(),
                    quality.pendingConsents());
        }
    }

    /**
     * The median hours from the creation of a lead to a stage.
     *
     * @param medianHoursToContact {@code null} if no lead was contacted
     * @param medianHoursToConvert {@code null} if no lead has converted
     */
    public record Speed(
            @Nullable BigDecimal medianHoursToContact,
            @Nullable BigDecimal medianHoursToConvert) {

        static Speed of(LeadReport.Speed speed) {
            return new Speed(
                    speed.medianHoursToContact().orElse(null),
                    speed.medianHoursToConvert().orElse(null));
        }
    }

    /**
     * Figures of the conversations with the leads.
     *
     * @param avgSatisfaction the mean rating; {@code null} without a rating
     */
    public record ConversationEngagement(
            long totalConversations,
            long leadsWithConversations,
            BigDecimal avgMessagesPerConversation,
            @Nullable BigDecimal avgSatisfaction) {

        static ConversationEngagement of(LeadReport.Engagement engagement) {
            return new ConversationEngagement(
                    engagement.conversations(),
                    engagement.leadsWithConversations(),
                    engagement.averageMessages(),
                    engagement.averageSatisfaction().orElse(null));
        }
    }

    /** The number of leads that have a status now. */
    public record StatusCount(String status, long count) {}

    /**
     * The number of leads from one source.
     *
     * @param source {@code null} for leads without a source
     */
    public record SourceCount(@Nullable String source, long count) {}

    /**
     * The conversion rate of the leads from one source.
     *
     * @param source {@code null} for leads without a source
     */
    public record SourceRate(
            @Nullable String source, long totalLeads, long conversions, BigDecimal conversionRatePercent) {

        static SourceRate of(LeadReport.SourceShare share) {
            return new SourceRate(
                    share.totals().source().orElse(null),
                    share.totals().leads(),
                    share.totals().converted(),
                    share.conversionRate());
        }
    }

    /**
     * The leads that were created on one day of the report's time zone.
     *
     * @param date for example {@code 2025-09-01}
     * @param conversions the number of them that are converted now
     */
    public record Day(String date, long leadCount, long conversions, BigDecimal dailyConversionRate) {

        static Day of(LeadReport.Day day) {
            return new Day(day.date().toString(), day.leads(), day.conversions(), day.conversionRate());
        }
    }
}
