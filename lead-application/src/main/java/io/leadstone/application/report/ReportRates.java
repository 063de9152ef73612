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

/** Turns counts into rates; exactly, so that equal counts give equal figures everywhere. */
record ReportRates(DateRange range, LeadTotals tally) {

    private static final int DECIMALS = 2;
    private static final long PERCENT = 100;

    LeadReport report() {
        return new LeadReport(
                range,
                tally.total(),
                byStatus(),
                funnel(),
                quality(),
                engagement(),
                tally.sources(),
                tally.bestSources().stream()
                        .map(source -> new LeadReport.SourceShare(source, percent(source.converted(), source.leads())))
                        .toList(),
                dailyTrend());
    }

    private Map<LeadStatus, Long> byStatus() {
        return Arrays.stream(LeadStatus.values())
                .collect(Collectors.toMap(
                        Function.identity(),
                        status -> tally.byStatus().getOrDefault(status, 0L),
                        Long::sum,
                        () -> new EnumMap<>(LeadStatus.class)));
    }

    private LeadReport.Funnel funnel() {
        return new LeadReport.Funnel(
                percent(tally.contacted(), tally.total()),
                percent(tally.qualified(), tally.contacted()),
                percent(tally.converted(), tally.qualified()),
                percent(tally.converted(), tally.total()));
    }

    private LeadReport.Quality quality() {
        return new LeadReport.Quality(
                percent(tally.marketing(), tally.total()),
                percent(tally.dataProcessing(), tally.total()),
                percent(tally.withPhone(), tally.total()),
                ratio(
                        BigInteger.valueOf(tally.engagedMillis()),
                        BigInteger.valueOf(tally.total())
                                .multiply(BigInteger.valueOf(Duration.ofDays(1).toMillis()))));
    }

    private LeadReport.Engagement engagement() {
        ConversationFigures talks = tally.conversations();
        return new LeadReport.Engagement(
                talks.conversations(),
                talks.leads(),
                ratio(talks.messages(), talks.conversations()),
                talks.ratings() == 0
                        ? Optional.empty()
                        : Optional.of(ratio(
                                BigInteger.valueOf(talks.ratingHundredths()),
                                BigInteger.valueOf(talks.ratings()).multiply(BigInteger.valueOf(PERCENT)))));
    }

    private List<LeadReport.Day> dailyTrend() {
        Map<LocalDate, DayTotals> found =
                tally.days().stream().collect(Collectors.toMap(DayTotals::day, Function.identity()));
        return range.days().stream()
                .map(day -> found.getOrDefault(day, new DayTotals(day, 0, 0)))
                .map(day -> new LeadReport.Day(
                        day.day(), day.leads(), day.converted(), percent(day.converted(), day.leads())))
                .toList();
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
