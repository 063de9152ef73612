package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.ExportRange;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.application.report.LeadTotalsAccumulator;
import io.leadstone.application.report.SourceTotals;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Figures that count others than they must, and exports that hand out others. */
final class BrokenFigures {

    private static final Duration A_MOMENT = Duration.ofMillis(2);

    private BrokenFigures() {}

    /** Counts the leads that {@code cohort} says, as {@code lead} makes them out to be, with what {@code talks} leaves of the conversations. */
    static BrokenStore counted(
            BiPredicate<LeadSnapshot, DateRange> cohort,
            UnaryOperator<LeadSnapshot> lead,
            Function<List<ConversationSnapshot>, List<ConversationSnapshot>> talks) {
        BrokenStore store = BrokenStore.sound();
        return store.withFigures((companyId, range) -> store.companies().in(companyId, company -> {
            LeadTotalsAccumulator figures = new LeadTotalsAccumulator(counts -> true);
            company.leads().stream()
                    .filter(each -> cohort.test(each, range))
                    .map(lead)
                    .forEach(figures::add);
            talks.apply(company.conversations()).forEach(figures::add);
            return figures.totals();
        }));
    }

    static BrokenStore cohort(BiPredicate<LeadSnapshot, DateRange> cohort) {
        return counted(cohort, lead -> lead, talks -> talks);
    }

    static BrokenStore lead(UnaryOperator<LeadSnapshot> lead) {
        return counted(BrokenFigures::isIn, lead, talks -> talks);
    }

    static BrokenStore talks(Function<List<ConversationSnapshot>, List<ConversationSnapshot>> talks) {
        return counted(BrokenFigures::isIn, lead -> lead, talks);
    }

    static BrokenStore range(UnaryOperator<DateRange> asked) {
        BrokenStore store = BrokenStore.sound();
        LeadFigures sound = store.figures();
        return store.withFigures((companyId, range) -> sound.totals(companyId, asked.apply(range)));
    }

    static BrokenStore tally(UnaryOperator<LeadTotals> totals) {
        BrokenStore store = BrokenStore.sound();
        LeadFigures sound = store.figures();
        return store.withFigures((companyId, range) -> totals.apply(sound.totals(companyId, range)));
    }

    static BrokenStore companies(UnaryOperator<CompanyId> asked) {
        BrokenStore store = BrokenStore.sound();
        LeadFigures sound = store.figures();
        return store.withFigures((companyId, range) -> sound.totals(asked.apply(companyId), range));
    }

    /** One statement for the status, another for the rest. */
    static BrokenStore twoReadings() {
        BrokenStore store = BrokenStore.sound();
        LeadFigures sound = store.figures();
        return store.withFigures((companyId, range) -> {
            LeadTotals first = sound.totals(companyId, range);
            Race.letOthersIn(A_MOMENT);
            LeadTotals second = sound.totals(companyId, range);
            return sources(first, second.sources(), second.bestSources());
        });
    }

    static boolean isIn(LeadSnapshot lead, DateRange range) {
        return !lead.isDeleted()
                && !lead.createdAt().isBefore(range.start())
                && !lead.createdAt().isAfter(range.end());
    }

    static LeadTotals sources(LeadTotals is, List<SourceTotals> sources, List<SourceTotals> best) {
        return new LeadTotals(
                is.byStatus(),
                is.contacted(),
                is.qualified(),
                is.converted(),
                is.marketing(),
                is.dataProcessing(),
                is.withPhone(),
                is.engagedMillis(),
                is.conversations(),
                sources,
                best,
                is.days());
    }

    static LeadTotals engaged(LeadTotals is, long millis) {
        return new LeadTotals(
                is.byStatus(),
                is.contacted(),
                is.qualified(),
                is.converted(),
                is.marketing(),
                is.dataProcessing(),
                is.withPhone(),
                millis,
                is.conversations(),
                is.sources(),
                is.bestSources(),
                is.days());
    }

    static List<SourceTotals> sorted(List<SourceTotals> sources, Comparator<SourceTotals> order) {
        return sources.stream().sorted(order).toList();
    }

    /** Exports the leads that {@code rows} leaves of those that there are. */
    static BrokenStore exports(Function<List<LeadSnapshot>, Stream<LeadSnapshot>> rows) {
        BrokenStore store = BrokenStore.sound();
        return store.with(new ExportSource() {
            @Override
            public void eachLead(CompanyId companyId, ExportRange range, Consumer<LeadSnapshot> sink) {
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

    static BrokenStore whatASinkThrowsIsSwallowed() {
        BrokenStore store = BrokenStore.sound();
        ExportSource sound = store.exports();
        return store.with(new ExportSource() {
            @Override
            public void eachLead(CompanyId companyId, ExportRange range, Consumer<LeadSnapshot> sink) {
                sound.eachLead(companyId, range, sink);
            }

            @Override
            public void eachConversation(CompanyId companyId, ExportRange range, Consumer<ConversationSnapshot> sink) {
                try {
                    sound.eachConversation(companyId, range, sink);
                } catch (IllegalStateException swallowed) {
                    // As a driver does that is asked to close while it reads.
                }
            }
        });
    }

    /** The conversations of any company are handed out. */
    static BrokenStore exportsOfAnyCompany() {
        BrokenStore store = BrokenStore.sound();
        ExportSource sound = store.exports();
        CompanyId acme = new CompanyId("acme");
        return store.with(new ExportSource() {
            @Override
            public void eachLead(CompanyId companyId, ExportRange range, Consumer<LeadSnapshot> sink) {
                sound.eachLead(companyId, range, sink);
            }

            @Override
            public void eachConversation(CompanyId companyId, ExportRange range, Consumer<ConversationSnapshot> sink) {
                sound.eachConversation(acme, range, sink);
            }
        });
    }
}
