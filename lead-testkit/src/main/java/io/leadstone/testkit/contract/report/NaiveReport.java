package io.leadstone.testkit.contract.report;

import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.LeadReport;
import io.leadstone.application.report.SourceTotals;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A report that plain loops over snapshots calculate by the formulas of the report. It shares no code with the stores
 * and the application.
 *
 * @param range the range of the report
 * @param cohort the live leads of the range
 * @param conversations the live conversations of the company
 * @param engagedAt returns the last engagement of a lead
 */
record NaiveReport(
        DateRange range,
        List<LeadSnapshot> cohort,
        List<ConversationSnapshot> conversations,
        Function<LeadId, Optional<Instant>> engagedAt) {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal MILLIS_OF_AN_HOUR = new BigDecimal(60L * 60 * 1000);
    private static final BigDecimal MILLIS_OF_A_DAY = new BigDecimal(24L * 60 * 60 * 1000);

    LeadReport report() {
        return new LeadReport(
                range,
                cohort.size(),
                byStatus(),
                funnel(),
                quality(),
                speed(),
                engagement(),
                sources(),
                topSources(),
                days());
    }

    private Map<LeadStatus, Long> byStatus() {
        Map<LeadStatus, Long> counts = new EnumMap<>(LeadStatus.class);
        for (LeadStatus status : LeadStatus.values()) {
            counts.put(status, count(lead -> lead.status() == status));
        }
        return counts;
    }

    private LeadReport.Funnel funnel() {
        long contacted = count(lead -> lead.milestones().contactedAt().isPresent());
        long qualified = count(lead -> lead.milestones().qualifiedAt().isPresent());
        long converted = count(NaiveReport::hasConverted);
        return new LeadReport.Funnel(
                percent(contacted, cohort.size()),
                percent(qualified, contacted),
                percent(converted, qualified),
                percent(converted, cohort.size()));
    }

    private LeadReport.Quality quality() {
        BigDecimal days = BigDecimal.ZERO;
        for (LeadSnapshot lead : cohort) {
            long end = engagedAt.apply(lead.id()).orElse(lead.createdAt()).toEpochMilli();
            days = days.add(new BigDecimal(end - lead.createdAt().toEpochMilli()));
        }
        return new LeadReport.Quality(
                percent(count(lead -> lead.consents().marketing().isGranted()), cohort.size()),
                percent(count(lead -> lead.consents().dataProcessing().isGranted()), cohort.size()),
                percent(count(lead -> lead.details().phone().isPresent()), cohort.size()),
                ratio(days, MILLIS_OF_A_DAY.multiply(new BigDecimal(cohort.size()))),
                0);
    }

    private LeadReport.Speed speed() {
        return new LeadReport.Speed(
                medianHours(lead -> lead.milestones().contactedAt()),
                medianHours(lead -> lead.milestones().convertedAt()));
    }

    private Optional<BigDecimal> medianHours(Function<LeadSnapshot, Optional<Instant>> milestone) {
        List<Long> times = new ArrayList<>();
        for (LeadSnapshot lead : cohort) {
            milestone
                    .apply(lead)
                    .ifPresent(
                            at -> times.add(at.toEpochMilli() - lead.createdAt().toEpochMilli()));
        }
        while (times.size() > 2) {
            times.remove(Collections.min(times));
            times.remove(Collections.max(times));
        }
        return times.isEmpty()
                ? Optional.empty()
                : Optional.of(ratio(
                        new BigDecimal(times.stream().mapToLong(Long::longValue).sum()),
                        MILLIS_OF_AN_HOUR.multiply(new BigDecimal(times.size()))));
    }

    private LeadReport.Engagement engagement() {
        long conversationCount = 0;
        long messages = 0;
        long ratings = 0;
        long hundredths = 0;
        List<LeadId> leadIds = new ArrayList<>();
        for (ConversationSnapshot conversation : conversations) {
            Optional<LeadId> lead = conversation.leadId();
            if (lead.isPresent() && count(each -> each.id().equals(lead.get())) == 1) {
                conversationCount++;
                messages += conversation.totals().messages();
                ratings += conversation.totals().ratings();
                hundredths += conversation.totals().ratingHundredths();
                if (!leadIds.contains(lead.get())) {
                    leadIds.add(lead.get());
                }
            }
        }
        return new LeadReport.Engagement(
                conversationCount,
                leadIds.size(),
                ratio(new BigDecimal(messages), new BigDecimal(conversationCount)),
                ratings == 0
                        ? Optional.empty()
                        : Optional.of(ratio(BigDecimal.valueOf(hundredths, 2), new BigDecimal(ratings))));
    }

    private List<SourceTotals> sources() {
        return cohort.stream()
                .map(lead -> lead.details().source())
                .distinct()
                .map(this::source)
                .sorted(NaiveReport::bySize)
                .toList();
    }

    private SourceTotals source(Optional<String> source) {
        Predicate<LeadSnapshot> fromIt = lead -> lead.details().source().equals(source);
        return new SourceTotals(source, count(fromIt), count(fromIt.and(NaiveReport::hasConverted)));
    }

    /** Compares shares exactly: a/b with c/d by a·d with c·b. */
    private List<LeadReport.SourceShare> topSources() {
        Comparator<SourceTotals> best =
                (one, other) -> Long.compare(other.converted() * one.leads(), one.converted() * other.leads());
        return sources().stream()
                .sorted(best.thenComparing(NaiveReport::bySize))
                .limit(10)
                .map(totals -> new LeadReport.SourceShare(totals, percent(totals.converted(), totals.leads())))
                .toList();
    }

    private List<LeadReport.Day> days() {
        List<LeadReport.Day> days = new ArrayList<>();
        LocalDate last = LocalDate.ofInstant(range.end(), range.zone()).plusDays(1);
        for (LocalDate day = LocalDate.ofInstant(range.start(), range.zone());
                !day.isAfter(last);
                day = day.plusDays(1)) {
            LocalDate date = day;
            if (isBegun(date, range.end()) && !isBegun(date.plusDays(1), range.start()) && !isSkipped(date)) {
                Predicate<LeadSnapshot> onIt =
                        lead -> isBegun(date, lead.createdAt()) && !isBegun(date.plusDays(1), lead.createdAt());
                long converted = count(onIt.and(NaiveReport::hasConverted));
                days.add(new LeadReport.Day(date, count(onIt), converted, percent(converted, count(onIt))));
            }
        }
        return days;
    }

    private boolean isBegun(LocalDate day, Instant at) {
        return !at.isBefore(day.atStartOfDay(range.zone()).toInstant());
    }

    private boolean isSkipped(LocalDate day) {
        return isBegun(day.plusDays(1), day.atStartOfDay(range.zone()).toInstant());
    }

    private long count(Predicate<LeadSnapshot> which) {
        return cohort.stream().filter(which).count();
    }

    private static boolean hasConverted(LeadSnapshot lead) {
        return lead.milestones().convertedAt().isPresent();
    }

    /** Orders by descending number of leads, then by the code points of the name. Leads without a source come last. */
    private static int bySize(SourceTotals one, SourceTotals other) {
        if (one.leads() != other.leads()) {
            return Long.compare(other.leads(), one.leads());
        }
        if (one.source().isEmpty() || other.source().isEmpty()) {
            return Boolean.compare(one.source().isEmpty(), other.source().isEmpty());
        }
        return Arrays.compare(
                one.source().orElseThrow().codePoints().toArray(),
                other.source().orElseThrow().codePoints().toArray());
    }

    private static BigDecimal percent(long part, long whole) {
        return ratio(HUNDRED.multiply(new BigDecimal(part)), new BigDecimal(whole));
    }

    private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? new BigDecimal("0.00") : part.divide(whole, 2, RoundingMode.HALF_UP);
    }
}
