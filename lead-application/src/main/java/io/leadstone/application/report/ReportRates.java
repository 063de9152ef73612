package io.leadstone.application.report;

import io.leadstone.domain.LeadStatus;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Computes the rates of a report from totals. It calculates exactly, so that equal totals give equal rates on every
 * store.
 */
record ReportRates(DateRange range, LeadTotals totals, long pendingConsents) {

    private static final int DECIMALS = 2;
    private static final long PERCENT = 100;

    LeadReport report() {
        return new LeadReport(
                range,
                totals.total(),
                byStatus(),
                funnel(),
                quality(),
                speed(),
                engagement(),
                totals.sources(),
                totals.bestSources().stream()
                        .map(source -> new LeadReport.SourceShare(source, percent(source.converted(), source.leads())))
                        .toList(),
                dailyTrend());
    }

    private Map<LeadStatus, Long> byStatus() {
        return Arrays.stream(LeadStatus.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        status -> totals.byStatus().getOrDefault(status, 0L),
                        Long::sum,
                        () -> new EnumMap<>(LeadStatus.class)));
    }

    private LeadReport.Funnel funnel() {
        return new LeadReport.Funnel(
                percent(totals.contacted(), totals.total()),
                percent(totals.qualified(), totals.contacted()),
                percent(totals.converted(), totals.qualified()),
                percent(totals.converted(), totals.total()));
    }

    private LeadReport.Quality quality() {
        return new LeadReport.Quality(
                percent(totals.marketing(), totals.total()),
                percent(totals.dataProcessing(), totals.total()),
                percent(totals.withPhone(), totals.total()),
                ratio(
                        BigInteger.valueOf(totals.engagedMillis()),
                        BigInteger.valueOf(totals.total())
                                .multiply(BigInteger.valueOf(Duration.ofDays(1).toMillis()))),
                pendingConsents);
    }

    private LeadReport.Speed speed() {
        return new LeadReport.Speed(
                totals.speed().doubledContactMillis().map(ReportRates::halfInHours),
                totals.speed().doubledConversionMillis().map(ReportRates::halfInHours));
    }

    private LeadReport.Engagement engagement() {
        ConversationFigures figures = totals.conversations();
        return new LeadReport.Engagement(
                figures.conversations(),
                figures.leads(),
                ratio(figures.messages(), figures.conversations()),
                figures.ratings() == 0
                        ? Optional.empty()
                        : Optional.of(ratio(
                                BigInteger.valueOf(figures.ratingHundredths()),
                                BigInteger.valueOf(figures.ratings()).multiply(BigInteger.valueOf(PERCENT)))));
    }

    private List<LeadReport.Day> dailyTrend() {
        Map<LocalDate, DayTotals> found =
                totals.days().stream().collect(Collectors.toMap(DayTotals::day, Function.identity()));
        return range.days().stream()
                .map(day -> found.getOrDefault(day, new DayTotals(day, 0, 0)))
                .map(day -> new LeadReport.Day(
                        day.day(), day.leads(), day.converted(), percent(day.converted(), day.leads())))
                .toList();
    }

    private static BigDecimal halfInHours(long doubledMillis) {
        return ratio(doubledMillis, 2 * Duration.ofHours(1).toMillis());
    }

    private static BigDecimal percent(long part, long whole) {
        return ratio(BigInteger.valueOf(part).multiply(BigInteger.valueOf(PERCENT)), BigInteger.valueOf(whole));
    }

    private static BigDecimal ratio(long part, long whole) {
        return ratio(BigInteger.valueOf(part), BigInteger.valueOf(whole));
    }

    private static BigDecimal ratio(BigInteger part, BigInteger whole) {
        return whole.signum() == 0
                ? BigDecimal.ZERO.setScale(DECIMALS)
                : new BigDecimal(part).divide(new BigDecimal(whole), DECIMALS, RoundingMode.HALF_UP);
    }
}
