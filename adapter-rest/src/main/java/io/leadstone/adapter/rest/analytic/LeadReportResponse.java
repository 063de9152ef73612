package io.leadstone.adapter.rest.analytic;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.application.report.LeadReport;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A company's funnel over a stretch of time, on the wire; rates, means and days have two decimals. */
public record LeadReportResponse(
        DateRange dateRange,
        LeadSummaryResponse leadSummary,
        FunnelResponse conversionFunnel,
        LeadQuality leadQuality,
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
                ConversationEngagement.of(report.engagement()),
                report.byStatus().entrySet().stream()
                        .map(entry -> new StatusCount(entry.getKey().code(), entry.getValue()))
                        .toList(),
                report.sources().stream()
                        .map(tally -> new SourceCount(tally.source().orElse(null), tally.leads()))
                        .toList(),
                report.topSources().stream().map(SourceRate::of).toList(),
                report.dailyTrend().stream().map(Day::of).toList());
    }

    /** The stretch of time, both ends included. */
    public record DateRange(Instant startDate, Instant endDate) {}

    /** How much is known of the leads. */
    public record LeadQuality(
            BigDecimal marketingConsentRatePercent,
            BigDecimal dataProcessingConsentRatePercent,
            BigDecimal phoneCompletionRatePercent,
            BigDecimal avgEngagementDays) {

        static LeadQuality of(LeadReport.Quality quality) {
            return new LeadQuality(
                    quality.marketingConsentRate(),
                    quality.dataProcessingConsentRate(),
                    quality.phoneCompletionRate(),
                    quality.averageEngagementDays());
        }
    }

    /**
     * What was spoken with the leads.
     *
     * @param avgSatisfaction {@code null} without a rating
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

    /** How many leads have a status now. */
    public record StatusCount(String status, long count) {}

    /**
     * How many leads came from a source.
     *
     * @param source {@code null} for those that came from none
     */
    public record SourceCount(@Nullable String source, long count) {}

    /** Which share of a source's leads converted. */
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
     * The leads of one UTC day.
     *
     * @param date as {@code 2025-09-01}
     * @param conversions how many of them have converted since
     */
    public record Day(String date, long leadCount, long conversions, BigDecimal dailyConversionRate) {

        static Day of(LeadReport.Day day) {
            return new Day(day.date().toString(), day.leads(), day.conversions(), day.conversionRate());
        }
    }
}
