package io.leadstone.testkit.contract.lead;

import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.SampleLeads.decision;
import static io.leadstone.testkit.SampleLeads.details;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.query.LeadQuery;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks.Outcome;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Rules for concurrent writes of leads. One write succeeds, the others fail with the documented exception, and the
 * stored data are consistent.
 */
public interface LeadConcurrencyContract extends StoreUnderTest {

    @Test
    default void one_of_two_hundred_concurrent_adds_of_an_email_succeeds() throws InterruptedException {
        StoreScene scene = new StoreScene(this);
        List<LeadChange> newLeads = IntStream.range(0, ConcurrentTasks.TWO_HUNDRED)
                .mapToObj(i -> scene.samples()
                        .capture(
                                ACME,
                                details()
                                        .email(i % 2 == 0 ? "jordan@example.com" : "JORDAN@example.com")
                                        .build(),
                                decision(MARKETING, true)))
                .toList();

        List<Outcome<LeadSnapshot>> outcomes =
                ConcurrentTasks.run(ConcurrentTasks.TWO_HUNDRED, i -> () -> scene.add(newLeads.get(i)));

        LeadSnapshot winner = ConcurrentTasks.onlySuccess(outcomes, DuplicateEmailException.class);
        assertItems(
                "search.list",
                scene.store().search().list(ACME, LeadQuery.ALL, UP_TO_100).items(),
                winner);
        for (LeadChange newLead : newLeads) {
            boolean won = newLead.after().equals(winner);
            assertThat(scene.events(newLead.after())).hasSize(won ? 1 : 0);
            assertThat(scene.entries(newLead.after())).hasSize(won ? 1 : 0);
        }
    }

    @Test
    default void one_of_two_hundred_concurrent_updates_of_a_version_succeeds() throws InterruptedException {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        List<LeadChange> changes = IntStream.range(0, ConcurrentTasks.TWO_HUNDRED)
                .mapToObj(i -> scene.change(
                        jordan,
                        (lead, now) -> lead.revise(
                                        details().company("Writer " + i).build(), now)
                                .then(next -> next.record(decision(MARKETING, i % 2 == 0), now))))
                .toList();

        List<Outcome<LeadSnapshot>> outcomes =
                ConcurrentTasks.run(ConcurrentTasks.TWO_HUNDRED, i -> () -> scene.update(changes.get(i)));

        LeadSnapshot winner = ConcurrentTasks.onlySuccess(outcomes, VersionConflictException.class);
        assertFound("leads.find", winner, scene.leads().find(ACME, jordan.id()));
        assertThat(scene.events(jordan)).hasSize(3);
        assertThat(scene.entries(jordan)).hasSize(1);
    }

    @Test
    default void one_of_many_concurrent_restores_of_an_email_succeeds() throws InterruptedException {
        StoreScene scene = new StoreScene(this);
        List<LeadSnapshot> deleted = IntStream.range(0, 20)
                .mapToObj(i -> scene.addDeleted("jordan@example.com"))
                .toList();

        List<Outcome<LeadSnapshot>> outcomes =
                ConcurrentTasks.run(20, i -> () -> scene.update(deleted.get(i), Lead::restore));

        LeadSnapshot winner = ConcurrentTasks.onlySuccess(outcomes, DuplicateEmailException.class);
        assertFound(
                "leads.findByEmail",
                winner,
                scene.leads().findByEmail(ACME, winner.details().email().orElseThrow()));
        assertThat(scene.store().search().listDeleted(ACME, UP_TO_100).items()).hasSize(19);
    }

    @Test
    default void one_of_many_concurrent_email_changes_succeeds() throws InterruptedException {
        StoreScene scene = new StoreScene(this);
        List<LeadSnapshot> leads = IntStream.range(0, 20)
                .mapToObj(i -> scene.add("lead" + i + "@example.com"))
                .toList();

        List<Outcome<LeadSnapshot>> outcomes = ConcurrentTasks.run(
                20,
                i -> () -> scene.update(
                        leads.get(i),
                        (lead, now) -> lead.revise(
                                details().email("jordan@example.com").build(), now)));

        LeadSnapshot winner = ConcurrentTasks.onlySuccess(outcomes, DuplicateEmailException.class);
        assertFound(
                "leads.findByEmail",
                winner,
                scene.leads().findByEmail(ACME, winner.details().email().orElseThrow()));
        for (LeadSnapshot lead : leads) {
            LeadSnapshot now = lead.id().equals(winner.id()) ? winner : lead;
            assertFound("leads.find", now, scene.leads().find(ACME, lead.id()));
        }
    }

    @Test
    default void concurrent_writes_of_different_leads_all_succeed() throws InterruptedException {
        StoreScene scene = new StoreScene(this);

        List<Outcome<LeadSnapshot>> outcomes = ConcurrentTasks.run(
                40,
                i -> () -> scene.update(
                        scene.add("lead" + i + "@example.com"),
                        (lead, now) -> lead.record(decision(MARKETING, true), now)));

        assertThat(outcomes).allMatch(outcome -> outcome.result().isPresent(), "stored");
        assertThat(scene.store().search().list(ACME, LeadQuery.ALL, UP_TO_100).items())
                .containsExactlyInAnyOrderElementsOf(outcomes.stream()
                        .map(outcome -> outcome.result().orElseThrow())
                        .toList());
    }

    /**
     * A reader that sees a lead also sees its events and ledger entries. The first task writes while the others read.
     */
    @Test
    default void a_reader_never_sees_a_lead_before_its_events() throws InterruptedException {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot jordan = scene.add("jordan@example.com");

        AtomicBoolean written = new AtomicBoolean();
        List<Outcome<Boolean>> outcomes = ConcurrentTasks.run(
                4,
                i -> () -> i == 0 ? writeRepeatedly(scene, jordan, written) : readWhileWriting(scene, jordan, written));

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.result()).contains(true));
    }

    private static boolean writeRepeatedly(StoreScene scene, LeadSnapshot lead, AtomicBoolean written) {
        try {
            LeadSnapshot last = lead;
            for (int i = 0; i < 25; i++) {
                last = scene.update(last, (next, now) -> next.record(decision(MARKETING, true), now));
            }
            return true;
        } finally {
            written.set(true);
        }
    }

    /**
     * Returns true if each read was consistent. The log must have at least as many events as the lead counts, and the
     * ledger one entry for each event but the first.
     */
    private static boolean readWhileWriting(StoreScene scene, LeadSnapshot lead, AtomicBoolean written) {
        boolean isConsistent = true;
        do {
            LeadSnapshot seen = scene.leads().find(ACME, lead.id()).orElseThrow();
            List<LeadEvent> events = scene.events(lead);
            int entries = scene.entries(lead).size();
            isConsistent &= events.size() >= seen.lastEvent()
                    && events.get(0).number() == events.size()
                    && entries >= events.size() - 1;
        } while (isConsistent && !written.get());
        return isConsistent;
    }
}
