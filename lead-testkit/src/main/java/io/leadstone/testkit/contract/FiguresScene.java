package io.leadstone.testkit.contract;

import static io.leadstone.testkit.contract.StoreScene.ACME;

import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.LeadTally;
import io.leadstone.application.report.SourceTally;
import io.leadstone.domain.LeadChange;
import io.leadstone.domain.LeadLifecycle;
import io.leadstone.domain.LeadSnapshot;
import io.leadstone.domain.LeadStatus;
import io.leadstone.testkit.SampleDetails;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A {@link ConversationScene} whose leads are counted. */
record FiguresScene(ConversationScene talks) {

    /** A day before the samples begin, to a hundred days after. */
    static final DateRange ALWAYS = new DateRange(
            SettableClock.START.minus(Duration.ofDays(1)), SettableClock.START.plus(Duration.ofDays(100)));

    FiguresScene(StoreUnderTest test) {
        this(new ConversationScene(test));
    }

    StoreScene scene() {
        return talks.scene();
    }

    SampleLeads samples() {
        return talks.samples();
    }

    LeadTally tally() {
        return tally(ALWAYS);
    }

    LeadTally tally(DateRange range) {
        return scene().store().figures().tally(ACME, range);
    }

    /** Details with an email that nobody has yet. */
    SampleDetails details() {
        return SampleLeads.details().email("lead-" + samples().unusedId() + "@example.com");
    }

    /** A new lead in the store. */
    LeadSnapshot lead() {
        return scene().add(details().build());
    }

    LeadSnapshot lead(LeadStatus status) {
        return scene().add(samples().capture(ACME, details().build(), status));
    }

    /** A new lead in the store that was created at {@code at}. */
    LeadSnapshot leadOf(Instant at) {
        Instant now = samples().clock().instant();
        samples().clock().set(at);
        LeadSnapshot lead = lead();
        samples().clock().set(now);
        return lead;
    }

    /** The opening of {@code count} leads of the source, the first {@code converted} of them converted; not in the store yet. */
    List<LeadChange> births(Optional<String> source, int count, int converted) {
        List<LeadChange> births = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SampleDetails details = details();
            source.ifPresent(details::source);
            births.add(samples().capture(ACME, details.build(), i < converted ? LeadStatus.CONVERTED : LeadStatus.NEW));
        }
        return births;
    }

    /** Leads of the source in the store, and what is counted of them. */
    SourceTally leadsOf(Optional<String> source, int count, int converted) {
        births(source, count, converted).forEach(scene()::add);
        return new SourceTally(source, count, converted);
    }

    SourceTally leadsOf(String source, int count, int converted) {
        return leadsOf(Optional.of(source), count, converted);
    }

    /** The lead, as it is in the store by now, moved to {@code status}. */
    LeadSnapshot move(LeadSnapshot lead, LeadStatus status) {
        return scene().update(talks.now(lead), (now, at) -> now.moveTo(status, LeadLifecycle.standard(), at));
    }

    /** Does all of it in the order of the list, each of a few threads its share; fails where one fails. */
    static void inShares(List<Runnable> tasks) throws InterruptedException {
        int threads = 8;
        List<Crowd.Outcome<Boolean>> outcomes = Crowd.of(threads, share -> everyNth(tasks, share, threads));
        outcomes.forEach(outcome -> outcome.failure().ifPresent(failure -> {
            throw new AssertionError("of many writes one failed", failure);
        }));
    }

    private static Callable<Boolean> everyNth(List<Runnable> tasks, int first, int step) {
        return () -> {
            for (int i = first; i < tasks.size(); i += step) {
                tasks.get(i).run();
            }
            return true;
        };
    }
}
