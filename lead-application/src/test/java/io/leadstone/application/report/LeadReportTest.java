package io.leadstone.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.LeadStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeadReportTest {

    private static final BigDecimal ZERO = new BigDecimal("0.00");
    private static final LocalDate FIRST = LocalDate.of(2025, 9, 1);
    private static final DateRange THREE_DAYS =
            new DateRange(Instant.parse("2025-09-01T12:00:00Z"), Instant.parse("2025-09-03T11:00:00Z"));

    @Test
    void rates_without_leads_are_zero() {
        LeadReport report = LeadReport.of(
                THREE_DAYS,
                new LeadTotals(
                        Map.of(),
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        SpeedTotals.NONE,
                        new ConversationFigures(0, 0, 0, 0, 0),
                        List.of(),
                        List.of(),
                        List.of()));

        assertThat(report.total()).isZero();
        assertThat(report.byStatus())
                .containsOnlyKeys(LeadStatus.values())
                .allSatisfy((status, count) -> assertThat(count).isZero());
        assertThat(report.byStatus().keySet()).containsExactly(LeadStatus.values());
        assertThat(report.funnel()).isEqualTo(new LeadReport.Funnel(ZERO, ZERO, ZERO, ZERO));
        assertThat(report.quality()).isEqualTo(new LeadReport.Quality(ZERO, ZERO, ZERO, ZERO, 0));
        assertThat(report.speed()).isEqualTo(new LeadReport.Speed(Optional.empty(), Optional.empty()));
        assertThat(report.engagement()).isEqualTo(new LeadReport.Engagement(0, 0, ZERO, Optional.empty()));
        assertThat(report.sources()).isEmpty();
        assertThat(report.topSources()).isEmpty();
        assertThat(report.dailyTrend())
                .containsExactly(day(0, 0, 0, "0.00"), day(1, 0, 0, "0.00"), day(2, 0, 0, "0.00"));
    }

    @Test
    void each_rate_has_its_own_denominator() {
        SourceTotals web = new SourceTotals(Optional.of("web"), 6, 1);
        SourceTotals none = new SourceTotals(Optional.empty(), 1, 0);
        LeadReport report = LeadReport.of(
                THREE_DAYS,
                new LeadTotals(
                        Map.of(LeadStatus.NEW, 1L, LeadStatus.CONTACTED, 3L, LeadStatus.CONVERTED, 3L),
                        6,
                        4,
                        3,
                        2,
                        7,
                        1,
                        // The mean of seven leads is 2.5 days plus a bit less than 0.005 days.
                        7 * 216_000_000L + 3_023_999,
                        new SpeedTotals(Optional.of(2 * 5_400_000L), Optional.of(1L)),
                        new ConversationFigures(3, 2, 20, 6, 2_683),
                        List.of(web, none),
                        List.of(web, none),
                        List.of(new DayTotals(FIRST, 6, 1), new DayTotals(FIRST.plusDays(2), 1, 0))));

        assertThat(report.total()).isEqualTo(7);
        assertThat(report.byStatus().get(LeadStatus.LOST)).isZero();
        assertThat(report.byStatus().get(LeadStatus.CONTACTED)).isEqualTo(3);
        assertThat(report.funnel()).isEqualTo(new LeadReport.Funnel(d("85.71"), d("66.67"), d("75.00"), d("42.86")));
        assertThat(report.quality())
                .isEqualTo(new LeadReport.Quality(d("28.57"), d("100.00"), d("14.29"), d("2.50"), 0));
        assertThat(report.speed()).isEqualTo(new LeadReport.Speed(Optional.of(d("1.50")), Optional.of(d("0.00"))));
        assertThat(report.engagement()).isEqualTo(new LeadReport.Engagement(3, 2, d("6.67"), Optional.of(d("4.47"))));
        assertThat(report.sources()).containsExactly(web, none);
        assertThat(report.topSources())
                .containsExactly(
                        new LeadReport.SourceShare(web, d("16.67")), new LeadReport.SourceShare(none, d("0.00")));
        assertThat(report.dailyTrend())
                .containsExactly(day(0, 6, 1, "16.67"), day(1, 0, 0, "0.00"), day(2, 1, 0, "0.00"));
    }

    /** Includes values for which a double would be slightly below the half. */
    @Test
    void halves_are_rounded_up_exactly() {
        assertThat(contactRate(1, 800)).isEqualTo(d("0.13"));
        assertThat(contactRate(201, 40_000)).isEqualTo(d("0.50"));
        assertThat(contactRate(203, 40_000)).isEqualTo(d("0.51"));
        assertThat(contactRate(1, 20_000)).isEqualTo(d("0.01"));
        assertThat(contactRate(1, 20_001)).isEqualTo(d("0.00"));
        assertThat(contactRate(2, 3)).isEqualTo(d("66.67"));
    }

    /** 18 seconds are half of a hundredth of an hour. The median of an even count may have half a millisecond. */
    @Test
    void hours_are_rounded_once_from_milliseconds() {
        assertThat(hours(2 * 18_000L)).isEqualTo(d("0.01"));
        assertThat(hours(2 * 18_000L - 1)).isEqualTo(d("0.00"));
        assertThat(hours(2 * 54_000L)).isEqualTo(d("0.02"));
        assertThat(hours(0)).isEqualTo(d("0.00"));
        assertThat(hours(2 * 253_402_300_799_999L)).isEqualTo(d("70389528.00"));
    }

    @Test
    void rates_of_very_large_counts_are_exact() {
        long many = Long.MAX_VALUE / 2;

        assertThat(contactRate(many, many)).isEqualTo(d("100.00"));
        assertThat(contactRate(many / 3, many)).isEqualTo(d("33.33"));
    }

    private static BigDecimal hours(long doubledMillis) {
        LeadTotals totals = new LeadTotals(
                Map.of(LeadStatus.NEW, 1L),
                1,
                0,
                0,
                0,
                0,
                0,
                0,
                new SpeedTotals(Optional.of(doubledMillis), Optional.empty()),
                new ConversationFigures(0, 0, 0, 0, 0),
                List.of(),
                List.of(),
                List.of());
        return LeadReport.of(THREE_DAYS, totals).speed().medianHoursToContact().orElseThrow();
    }

    private static BigDecimal contactRate(long contacted, long total) {
        return LeadReport.of(
                        THREE_DAYS,
                        new LeadTotals(
                                Map.of(LeadStatus.NEW, total),
                                contacted,
                                0,
                                0,
                                0,
                                0,
                                0,
                                0,
                                SpeedTotals.NONE,
                                new ConversationFigures(0, 0, 0, 0, 0),
                                List.of(),
                                List.of(),
                                List.of()))
                .funnel()
                .contactRate();
    }

    private static LeadReport.Day day(int number, long leads, long conversions, String rate) {
        return new LeadReport.Day(FIRST.plusDays(number), leads, conversions, d(rate));
    }

    private static BigDecimal d(String number) {
        return new BigDecimal(number);
    }
}
