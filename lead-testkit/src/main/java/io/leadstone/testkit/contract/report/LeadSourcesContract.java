package io.leadstone.testkit.contract.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.report.DayTotals;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.application.report.SourceTotals;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks.Outcome;
import io.leadstone.testkit.contract.fixture.FiguresScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Rules for the sources of leads in a report: their selection, their order, and that all figures come from one state of
 * the data.
 */
public interface LeadSourcesContract extends StoreUnderTest {

    /**
     * Sources of the same size are sorted by code point, so that the order is the same on every store. Leads without a
     * source come after them.
     */
    @Test
    default void sources_are_sorted_by_size_then_by_name() {
        FiguresScene acme = new FiguresScene(this);
        SourceTotals none = acme.addLeads(Optional.empty(), 2, 0);
        SourceTotals great = acme.addLeads("zzz", 3, 1);
        List<SourceTotals> sameSize = new ArrayList<>();
        // An order by UTF-16 code units swaps the last two. Most collations change the order of all of them.
        for (String source :
                List.of("%", "10", "9", "B", "Web", "_", "a", "a b", "web", "we\u0301b", "wéb", "～", "🦊")) {
            sameSize.add(acme.addLeads(source, 2, 2));
        }
        SourceTotals small = acme.addLeads("A", 1, 0);

        List<SourceTotals> expected = new ArrayList<>(List.of(great));
        expected.addAll(sameSize);
        expected.addAll(List.of(none, small));
        assertThat(acme.totals().sources()).isEqualTo(expected);
        assertThat(acme.totals().bestSources()).isEqualTo(sameSize.subList(0, LeadTotals.BEST_SOURCES));
    }

    /** Sources are sorted by conversion rate, then by size, then by name. */
    @Test
    default void the_ten_best_sources_have_the_highest_conversion_rate() {
        FiguresScene acme = new FiguresScene(this);
        SourceTotals nothing = acme.addLeads("nothing", 7, 0);
        SourceTotals less = acme.addLeads("less", 1, 0);
        SourceTotals third = acme.addLeads("third", 3, 1);
        SourceTotals moreThirds = acme.addLeads("more thirds", 6, 2);
        SourceTotals none = acme.addLeads(Optional.empty(), 6, 2);
        SourceTotals allOfOne = acme.addLeads("all of one", 1, 1);
        SourceTotals allOfTwo = acme.addLeads("all of two", 2, 2);
        SourceTotals half = acme.addLeads("half", 2, 1);
        assertThat(acme.totals().bestSources())
                .containsExactly(allOfTwo, allOfOne, half, moreThirds, none, third, nothing, less);

        SourceTotals another = acme.addLeads("all of another", 1, 1);
        SourceTotals lesser = acme.addLeads("lesser", 1, 0);
        SourceTotals nearly = acme.addLeads("nearly all", 5, 4);
        assertThat(acme.totals().bestSources())
                .containsExactly(allOfTwo, another, allOfOne, nearly, half, moreThirds, none, third, nothing, less);
        assertThat(acme.totals().sources()).contains(lesser).hasSize(11);
    }

    /** A public form can create any number of sources. Each lead is still counted. */
    @Test
    default void at_most_a_thousand_sources_are_listed() throws InterruptedException {
        FiguresScene acme = new FiguresScene(this);
        List<LeadChange> newLeads = new ArrayList<>(acme.createdLeads(Optional.of("zz greatest"), 2, 1));
        newLeads.addAll(acme.createdLeads(Optional.empty(), 1, 1));
        for (int i = 0; i < LeadTotals.MAX_SOURCES; i++) {
            newLeads.addAll(acme.createdLeads(Optional.of("source-%04d".formatted(i)), 1, 0));
        }
        FiguresScene.runInThreads(newLeads.stream()
                .map(newLead -> (Runnable) () -> acme.scene().add(newLead))
                .toList());

        LeadTotals totals = acme.totals();
        assertThat(totals.total()).isEqualTo(LeadTotals.MAX_SOURCES + 3);
        assertThat(totals.converted()).isEqualTo(2);
        assertThat(totals.sources())
                .hasSize(LeadTotals.MAX_SOURCES)
                .startsWith(new SourceTotals(Optional.of("zz greatest"), 2, 1))
                .endsWith(new SourceTotals(Optional.of("source-0998"), 1, 0));
        // The best sources are chosen from all sources, not only from those that are listed.
        assertThat(totals.bestSources())
                .hasSize(LeadTotals.BEST_SOURCES)
                .startsWith(
                        new SourceTotals(Optional.empty(), 1, 1), new SourceTotals(Optional.of("zz greatest"), 2, 1));
    }

    /** A lead that is written meanwhile is in all figures or in none. The first task writes while the others count. */
    @Test
    default void all_figures_of_a_report_are_from_one_state() throws InterruptedException {
        FiguresScene acme = new FiguresScene(this);
        acme.addLeads("web", 3, 1);

        AtomicInteger remainingReports = new AtomicInteger(20);
        List<Outcome<Boolean>> outcomes = ConcurrentTasks.run(
                3,
                i -> () ->
                        i == 0 ? writeWhileCounting(acme, remainingReports) : countRepeatedly(acme, remainingReports));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.result()).contains(true));
    }

    private static boolean writeWhileCounting(FiguresScene acme, AtomicInteger remainingReports) {
        for (int i = 0; remainingReports.get() > 0; i++) {
            LeadSnapshot lead = acme.scene().add(acme.details().source("web").build());
            LeadSnapshot converted = acme.move(lead, LeadStatus.CONVERTED);
            LeadSnapshot deleted = acme.scene().delete(converted);
            if (i % 3 == 0) {
                acme.scene().update(deleted, Lead::restore);
            }
        }
        return true;
    }

    /** Returns true if the figures of each report agreed. */
    private static boolean countRepeatedly(FiguresScene acme, AtomicInteger remainingReports) {
        try {
            boolean agree = true;
            while (agree && remainingReports.getAndDecrement() > 0) {
                agree = agrees(acme.totals());
            }
            return agree;
        } finally {
            remainingReports.set(0);
        }
    }

    private static boolean agrees(LeadTotals totals) {
        return Stream.of(
                                totals.sources().stream().mapToLong(SourceTotals::leads),
                                totals.bestSources().stream().mapToLong(SourceTotals::leads),
                                totals.days().stream().mapToLong(DayTotals::leads))
                        .allMatch(leads -> leads.sum() == totals.total())
                && Stream.of(
                                totals.sources().stream().mapToLong(SourceTotals::converted),
                                totals.bestSources().stream().mapToLong(SourceTotals::converted),
                                totals.days().stream().mapToLong(DayTotals::converted))
                        .allMatch(converted -> converted.sum() == totals.converted())
                && totals.byStatus().getOrDefault(LeadStatus.CONVERTED, 0L) == totals.converted();
    }
}
