package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.ExportRange;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.application.report.LeadTotalsAccumulator;
import io.leadstone.application.report.SourceTotals;
import io.leadstone.application.report.SpeedTotals;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Stores with wrong figures or wrong exports. */
final class BrokenFigures {

    private static final Duration PAUSE = Duration.ofMillis(2);

    private BrokenFigures() {}

    /**
     * Returns a store that counts the leads of {@code cohort} after {@code lead} changed them, and the conversations
     * that {@code conversations} returns.
     */
    static BrokenStore counted(
            BiPredicate<LeadSnapshot, DateRange> cohort,
            UnaryOperator<LeadSnapshot> lead,
            Function<List<ConversationSnapshot>, List<ConversationSnapshot>> conversations) {
        BrokenStore store = BrokenStore.withoutFault();
        return store.withFigures((companyId, range) -> store.companies().in(companyId, company -> {
            LeadTotalsAccumulator figures = new LeadTotalsAccumulator(counts -> true, range.zone());
            company.leads().stream()
                    .filter(each -> cohort.test(each, range))
                    .map(lead)
                    .forEach(figures::add);
            conversations.apply(company.conversations()).forEach(figures::add);
            return figures.totals();
        }));
    }

    static BrokenStore cohort(BiPredicate<LeadSnapshot, DateRange> cohort) {
        return counted(cohort, lead -> lead, conversations -> conversations);
    }

    static BrokenStore lead(UnaryOperator<LeadSnapshot> lead) {
        return counted(BrokenFigures::isIn, lead, conversations -> conversations);
    }

    static BrokenStore conversations(Function<List<ConversationSnapshot>, List<ConversationSnapshot>> conversations) {
        return counted(BrokenFigures::isIn, lead -> lead, conversations);
    }

    static BrokenStore range(UnaryOperator<DateRange> asked) {
        BrokenStore store = BrokenStore.withoutFault();
        LeadFigures delegate = store.figures();
        return store.withFigures((companyId, range) -> delegate.totals(companyId, asked.apply(range)));
    }

    static BrokenStore totals(UnaryOperator<LeadTotals> totals) {
        BrokenStore store = BrokenStore.withoutFault();
        LeadFigures delegate = store.figures();
        return store.withFigures((companyId, range) -> totals.apply(delegate.totals(companyId, range)));
    }

    /** Returns a store whose doubled median of the sorted times to contact is the result of {@code median}. */
    static BrokenStore speed(ToLongFunction<List<Long>> median) {
        BrokenStore store = BrokenStore.withoutFault();
        LeadFigures delegate = store.figures();
        return store.withFigures((companyId, range) -> {
            List<Long> times = store.companies().in(companyId, StoredCompany::leads).stream()
                    .filter(lead -> isIn(lead, range))
                    .flatMap(lead -> lead.milestones().contactedAt().stream()
                            .map(at -> Duration.between(lead.createdAt(), at).toMillis()))
                    .sorted()
                    .toList();
            LeadTotals totals = delegate.totals(companyId, range);
            SpeedTotals speed = new SpeedTotals(
                    times.isEmpty() ? Optional.empty() : Optional.of(median.applyAsLong(times)),
                    totals.speed().doubledConversionMillis());
            return with(totals, totals.engagedMillis(), speed, totals.sources(), totals.bestSources());
        });
    }

    static BrokenStore companies(UnaryOperator<CompanyId> asked) {
        BrokenStore store = BrokenStore.withoutFault();
        LeadFigures delegate = store.figures();
        return store.withFigures((companyId, range) -> delegate.totals(asked.apply(companyId), range));
    }

    /** Returns a store that reads the sources later than the other figures. */
    static BrokenStore twoReadings() {
        BrokenStore store = BrokenStore.withoutFault();
        LeadFigures delegate = store.figures();
        return store.withFigures((companyId, range) -> {
            LeadTotals first = delegate.totals(companyId, range);
            Race.pause(PAUSE);
            LeadTotals second = delegate.totals(companyId, range);
            return sources(first, second.sources(), second.bestSources());
        });
    }

    static boolean isIn(LeadSnapshot lead, DateRange range) {
        return !lead.isDeleted()
                && !lead.createdAt().isBefore(range.start())
                && !lead.createdAt().isAfter(range.end());
    }

    static LeadTotals sources(LeadTotals original, List<SourceTotals> sources, List<SourceTotals> best) {
        return with(original, original.engagedMillis(), original.speed(), sources, best);
    }

    static LeadTotals engaged(LeadTotals original, long millis) {
        return with(original, millis, original.speed(), original.sources(), original.bestSources());
    }

    private static LeadTotals with(
            LeadTotals original,
            long engagedMillis,
            SpeedTotals speed,
            List<SourceTotals> sources,
            List<SourceTotals> best) {
        return new LeadTotals(
                original.byStatus(),
                original.contacted(),
                original.qualified(),
                original.converted(),
                original.marketing(),
                original.dataProcessing(),
                original.withPhone(),
                engagedMillis,
                speed,
                original.conversations(),
                sources,
                best,
                original.days());
    }

    static List<SourceTotals> sorted(List<SourceTotals> sources, Comparator<SourceTotals> order) {
        return sources.stream().sorted(order).toList();
    }

    /** Returns a store that exports the leads that {@code rows} returns. */
    static BrokenStore exports(Function<List<LeadSnapshot>, Stream<LeadSnapshot>> rows) {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(new ExportSource() {
            @Override
            public void eachLead(
                    CompanyId companyId, ExportRange range, LeadFilter filter, Consumer<LeadSnapshot> sink) {
                List<LeadSnapshot> all = store.companies().in(companyId, StoredCompany::leads);
                rows.apply(all.stream()
                                .sorted(Comparator.comparing(LeadSnapshot::createdAt)
                                        .thenComparing(lead -> lead.id().toString()))
                                .toList())
                        .forEachOrdered(sink);
            }

            @Override
            public void eachConversation(CompanyId companyId, ExportRange range, Consumer<ConversationSnapshot> sink) {
                store.exports().eachConversation(companyId, range, sink);
            }
        });
    }

    static BrokenStore exceptionsOfTheSinkAreDropped() {
        BrokenStore store = BrokenStore.withoutFault();
        ExportSource delegate = store.exports();
        return store.with(new ExportSource() {
            @Override
            public void eachLead(
                    CompanyId companyId, ExportRange range, LeadFilter filter, Consumer<LeadSnapshot> sink) {
                delegate.eachLead(companyId, range, filter, sink);
            }

            @Override
            public void eachConversation(CompanyId companyId, ExportRange range, Consumer<ConversationSnapshot> sink) {
                try {
                    delegate.eachConversation(companyId, range, sink);
                } catch (IllegalStateException dropped) {
                    // Some drivers drop an exception while they close a result that is not read to its end.
                }
            }
        });
    }

    /** Returns a store that exports the conversations of another company. */
    static BrokenStore exportsOfAnyCompany() {
        BrokenStore store = BrokenStore.withoutFault();
        ExportSource delegate = store.exports();
        CompanyId acme = new CompanyId("acme");
        return store.with(new ExportSource() {
            @Override
            public void eachLead(
                    CompanyId companyId, ExportRange range, LeadFilter filter, Consumer<LeadSnapshot> sink) {
                delegate.eachLead(companyId, range, filter, sink);
            }

            @Override
            public void eachConversation(CompanyId companyId, ExportRange range, Consumer<ConversationSnapshot> sink) {
                delegate.eachConversation(acme, range, sink);
            }
        });
    }
}
