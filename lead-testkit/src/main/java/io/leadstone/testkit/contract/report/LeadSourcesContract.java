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

/** Where leads come from: which sources are listed, in which order, and that all that is counted is of one moment. */
public interface LeadSourcesContract extends StoreUnderTest {

    /** Of the same size by the numbers of their characters, so that the order is the same on every store. */
    @Test
    default void sources_are_sorted_by_size_then_by_name() {
        FiguresScene acme = new FiguresScene(this);
        SourceTotals none = acme.leadsOf(Optional.empty(), 2, 0);
        SourceTotals great = acme.leadsOf("zzz", 3, 1);
        List<SourceTotals> sameSize = new ArrayList<>();
        // Halves of characters sort the last two the other way round, and most collations all of them.
        for (String source :
                List.of("%", "10", "9", "B", "Web", "_", "a", "a b", "web", "we\u0301b", "wéb", "～", "🦊")) {
            sameSize.add(acme.leadsOf(source, 2, 2));
        }
        SourceTotals small = acme.leadsOf("A", 1, 0);

        List<SourceTotals> expected = new ArrayList<>(List.of(great));
        expected.addAll(sameSize);
        expected.addAll(List.of(none, small));
        assertThat(acme.tally().sources()).isEqualTo(expected);
        assertThat(acme.tally().bestSources()).isEqualTo(sameSize.subList(0, LeadTotals.BEST_SOURCES));
    }

    /** The share decides, then the size, then the name; where none converted, they stand last. */
    @Test
    default void the_ten_best_sources_have_the_highest_conversion_rate() {
        FiguresScene acme = new FiguresScene(this);
        SourceTotals nothing = acme.leadsOf("nothing", 7, 0);
        SourceTotals less = acme.leadsOf("less", 1, 0);
        SourceTotals third = acme.leadsOf("third", 3, 1);
        SourceTotals moreThirds = acme.leadsOf("more thirds", 6, 2);
        SourceTotals none = acme.leadsOf(Optional.empty(), 6, 2);
        SourceTotals allOfOne = acme.leadsOf("all of one", 1, 1);
        SourceTotals allOfTwo = acme.leadsOf("all of two", 2, 2);
        SourceTotals half = acme.leadsOf("half", 2, 1);
        assertThat(acme.tally().bestSources())
                .containsExactly(allOfTwo, allOfOne, half, moreThirds, none, third, nothing, less);

        SourceTotals another = acme.leadsOf("all of another", 1, 1);
        SourceTotals lesser = acme.leadsOf("lesser", 1, 0);
        SourceTotals nearly = acme.leadsOf("nearly all", 5, 4);
        assertThat(acme.tally().bestSources())
                .containsExactly(allOfTwo, another, allOfOne, nearly, half, moreThirds, none, third, nothing, less);
        assertThat(acme.tally().sources()).contains(lesser).hasSize(11);
    }

    /** A stranger can make up any number of sources; every lead is counted all the same. */
    @Test
    default void at_most_a_thousand_sources_are_listed() throws InterruptedException {
        FiguresScene acme = new FiguresScene(this);
        List<LeadChange> births = new ArrayList<>(acme.births(Optional.of("zz greatest"), 2, 1));
        births.addAll(acme.births(Optional.empty(), 1, 1));
        for (int i = 0; i < LeadTotals.MAX_SOURCES; i++) {
            births.addAll(acme.births(Optional.of("source-%04d".formatted(i)), 1, 0));
        }
        FiguresScene.inShares(births.stream()
                .map(birth -> (Runnable) () -> acme.scene().add(birth))
                .toList());

        LeadTotals tally = acme.tally();
        assertThat(tally.total()).isEqualTo(LeadTotals.MAX_SOURCES + 3);
        assertThat(tally.converted()).isEqualTo(2);
        assertThat(tally.sources())
                .hasSize(LeadTotals.MAX_SOURCES)
                .startsWith(new SourceTotals(Optional.of("zz greatest"), 2, 1))
                .endsWith(new SourceTotals(Optional.of("source-0998"), 1, 0));
        // The best are sought among all sources, not among those that are listed.
        assertThat(tally.bestSources())
                .hasSize(LeadTotals.BEST_SOURCES)
                .startsWith(
                        new SourceTotals(Optional.empty(), 1, 1), new SourceTotals(Optional.of("zz greatest"), 2, 1));
    }

    /** A lead that is written meanwhile is in all figures or in none: the first of the crowd writes as long as the others count. */
    @Test
    default void all_figures_of_a_report_are_from_one_state() throws InterruptedException {
        FiguresScene acme = new FiguresScene(this);
        acme.leadsOf("web", 3, 1);

        AtomicInteger toBeCounted = new AtomicInteger(20);
        List<Outcome<Boolean>> outcomes = ConcurrentTasks.of(
                3, i -> () -> i == 0 ? writesMeanwhile(acme, toBeCounted) : countsOften(acme, toBeCounted));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.answer()).contains(true));
    }

    private static boolean writesMeanwhile(FiguresScene acme, AtomicInteger toBeCounted) {
        for (int i = 0; toBeCounted.get() > 0; i++) {
            LeadSnapshot lead = acme.scene().add(acme.details().source("web").build());
            LeadSnapshot converted = acme.move(lead, LeadStatus.CONVERTED);
            LeadSnapshot deleted = acme.scene().delete(converted);
            if (i % 3 == 0) {
                acme.scene().update(deleted, Lead::restore);
            }
        }
        return true;
    }

    /** Whether the figures told of the same leads each time. */
    private static boolean countsOften(FiguresScene acme, AtomicInteger toBeCounted) {
        try {
            boolean agree = true;
            while (agree && toBeCounted.getAndDecrement() > 0) {
                agree = agrees(acme.tally());
            }
            return agree;
        } finally {
            toBeCounted.set(0);
        }
    }

    private static boolean agrees(LeadTotals tally) {
        return Stream.of(
                                tally.sources().stream().mapToLong(SourceTotals::leads),
                                tally.bestSources().stream().mapToLong(SourceTotals::leads),
                                tally.days().stream().mapToLong(DayTotals::leads))
                        .allMatch(leads -> leads.sum() == tally.total())
                && Stream.of(
                                tally.sources().stream().mapToLong(SourceTotals::converted),
                                tally.bestSources().stream().mapToLong(SourceTotals::converted),
                                tally.days().stream().mapToLong(DayTotals::converted))
                        .allMatch(converted -> converted.sum() == tally.converted())
                && tally.byStatus().getOrDefault(LeadStatus.CONVERTED, 0L) == tally.converted();
    }
}
