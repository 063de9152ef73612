package io.leadstone.store.report;

import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.report.ConversationTally;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.DayTally;
import io.leadstone.application.report.LeadTally;
import io.leadstone.application.report.SourceTally;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.store.table.ConversationTable;
import io.leadstone.store.table.LeadTable;
import io.leadstone.store.table.StoreTransactions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** {@link LeadFigures} on a key-value backend. It reads the leads of the range with their conversations in one transaction. */
public record KeyValueLeadFigures(StoreTransactions transactions) implements LeadFigures {

    private static final Comparator<SourceTally> MOST_LEADS = Comparator.comparingLong(SourceTally::leads)
            .reversed()
            .thenComparing(tally -> tally.source().isEmpty())
            .thenComparing(tally -> tally.source().orElse(""), KeyValueLeadFigures::compareCharacters);
    private static final Comparator<SourceTally> BEST = Comparator.comparingDouble(
                    (SourceTally tally) -> 1.0 * tally.converted() / tally.leads())
            .reversed()
            .thenComparing(MOST_LEADS);

    @Override
    public LeadTally tally(CompanyId companyId, DateRange range) {
        return transactions.read(transaction -> {
            List<LeadSnapshot> cohort = LeadTable.created(transaction, companyId, range.start(), range.end())
                    .toList();
            List<ConversationSnapshot> talks = cohort.stream()
                    .flatMap(lead -> ConversationTable.liveOfLead(transaction, companyId, lead.id()))
                    .toList();
            return tally(cohort, talks);
        });
    }

    private static LeadTally tally(List<LeadSnapshot> cohort, List<ConversationSnapshot> talks) {
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
                sum(cohort, KeyValueLeadFigures::engagedMillis),
                conversations(talks),
                sources.stream().limit(LeadTally.MAX_SOURCES).toList(),
                sources.stream().sorted(BEST).limit(LeadTally.BEST_SOURCES).toList(),
                days(cohort));
    }

    private static int compareCharacters(String one, String other) {
        return Arrays.compare(one.codePoints().toArray(), other.codePoints().toArray());
    }

    private static ConversationTally conversations(List<ConversationSnapshot> talks) {
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
