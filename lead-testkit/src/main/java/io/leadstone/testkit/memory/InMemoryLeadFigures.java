package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.report.ConversationTally;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.DayTally;
import io.leadstone.application.report.LeadTally;
import io.leadstone.application.report.SourceTally;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** {@link LeadFigures} in memory: looks at each lead of the company, all of them at one moment. */
record InMemoryLeadFigures(InMemoryCompanies companies) implements LeadFigures {

    private static final Comparator<SourceTally> MOST_LEADS = Comparator.comparingLong(SourceTally::leads)
            .reversed()
            .thenComparing(tally -> tally.source().isEmpty())
            .thenComparing(tally -> tally.source().orElse(""), InMemoryPlace::compareCharacters);
    private static final Comparator<SourceTally> BEST = Comparator.comparingDouble(
                    (SourceTally tally) -> 1.0 * tally.converted() / tally.leads())
            .reversed()
            .thenComparing(MOST_LEADS);

    @Override
    public LeadTally tally(CompanyId companyId, DateRange range) {
        return companies.in(companyId, company -> {
            List<LeadSnapshot> cohort = company.leads().stream()
                    .filter(lead -> !lead.isDeleted()
                            && !lead.createdAt().isBefore(range.start())
                            && !lead.createdAt().isAfter(range.end()))
                    .toList();
            return tally(cohort, company.conversations());
        });
    }

    static LeadTally tally(List<LeadSnapshot> cohort, List<ConversationSnapshot> all) {
        List<SourceTally> sources = groups(cohort, lead -> lead.details().source()).entrySet().stream()
                .map(group -> new SourceTally(group.getKey(), group.getValue().size(), converted(group.getValue())))
                .sorted(MOST_LEADS)
                .toList();
        return new LeadTally(
                cohort.stream().collect(Collectors.groupingBy(LeadSnapshot::status, Collectors.counting())),
                count(cohort, lead -> lead.milestones().contactedAt().isPresent()),
                count(cohort, lead -> lead.milestones().qualifiedAt().isPresent()),
                converted(cohort),
                count(cohort, lead -> lead.consents().marketing().isGranted()),
                count(cohort, lead -> lead.consents().dataProcessing().isGranted()),
                count(cohort, lead -> lead.details().phone().isPresent()),
                sum(cohort, InMemoryLeadFigures::engagedMillis),
                conversations(cohort, all),
                sources.stream().limit(LeadTally.MAX_SOURCES).toList(),
                sources.stream().sorted(BEST).limit(LeadTally.BEST_SOURCES).toList(),
                days(cohort));
    }

    private static ConversationTally conversations(List<LeadSnapshot> cohort, List<ConversationSnapshot> all) {
        Set<LeadId> leads = cohort.stream().map(LeadSnapshot::id).collect(Collectors.toSet());
        List<ConversationSnapshot> talks = all.stream()
                .filter(talk -> !talk.isDeleted()
                        && talk.leadId().filter(leads::contains).isPresent())
                .toList();
        return new ConversationTally(
                talks.size(),
                talks.stream().map(ConversationSnapshot::leadId).distinct().count(),
                sum(talks, talk -> talk.totals().messages()),
                sum(talks, talk -> talk.totals().ratings()),
                sum(talks, talk -> talk.totals().ratingHundredths()));
    }

    private static List<DayTally> days(List<LeadSnapshot> cohort) {
        Map<LocalDate, List<LeadSnapshot>> days =
                new TreeMap<>(groups(cohort, lead -> LocalDate.ofInstant(lead.createdAt(), ZoneOffset.UTC)));
        return days.entrySet().stream()
                .map(day -> new DayTally(day.getKey(), day.getValue().size(), converted(day.getValue())))
                .toList();
    }

    private static long engagedMillis(LeadSnapshot lead) {
        return lead.engagement()
                .lastAt()
                .map(last -> Duration.between(lead.createdAt(), last).toMillis())
                .orElse(0L);
    }

    private static long converted(List<LeadSnapshot> leads) {
        return count(leads, lead -> lead.milestones().convertedAt().isPresent());
    }

    private static <K> Map<K, List<LeadSnapshot>> groups(List<LeadSnapshot> leads, Function<LeadSnapshot, K> key) {
        return leads.stream().collect(Collectors.groupingBy(key));
    }

    private static long count(List<LeadSnapshot> leads, Predicate<LeadSnapshot> which) {
        return leads.stream().filter(which).count();
    }

    private static <T> long sum(List<T> all, ToLongFunction<T> amount) {
        return all.stream().mapToLong(amount).sum();
    }
}
