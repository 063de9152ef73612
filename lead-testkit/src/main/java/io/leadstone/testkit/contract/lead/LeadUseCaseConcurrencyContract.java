package io.leadstone.testkit.contract.lead;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.in.lead.CreateLead;
import io.leadstone.application.port.in.lead.CreateOutcome;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks.Outcome;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Rules for concurrent calls of the use cases: each returned result is stored. */
public interface LeadUseCaseConcurrencyContract extends StoreUnderTest {

    @Test
    default void one_of_two_hundred_concurrent_creates_succeeds() throws InterruptedException {
        ManagedStore acme = new ManagedStore(this);

        List<Outcome<CreateLead.Result>> outcomes = ConcurrentTasks.run(
                ConcurrentTasks.TWO_HUNDRED,
                i -> () -> acme.create(SampleLeads.draft("jordan@example.com").build(), DuplicatePolicy.RETURN));

        List<CreateLead.Result> results =
                outcomes.stream().flatMap(outcome -> outcome.result().stream()).toList();
        assertThat(results).hasSize(ConcurrentTasks.TWO_HUNDRED);
        assertThat(results)
                .filteredOn(result -> result.outcome() == CreateOutcome.CREATED)
                .hasSize(1);
        assertThat(results)
                .extracting(CreateLead.Result::lead)
                .containsOnly(results.get(0).lead());
        assertItems(
                "leads.list",
                acme.management().leads().list(ALICE, LeadQuery.ALL, UP_TO_100).items(),
                results.get(0).lead());
        assertThat(acme.history(results.get(0).lead().id())).hasSize(1);
    }

    @Test
    default void every_returned_consent_is_in_the_ledger() throws InterruptedException {
        ManagedStore acme = new ManagedStore(this);
        LeadId id = acme.create(SampleLeads.draft("jordan@example.com").build()).id();

        List<Outcome<List<ConsentEntry>>> outcomes =
                ConcurrentTasks.run(8, i -> () -> decideFiveTimes(acme, id, i % 2 == 0));

        List<ConsentEntry> answered = outcomes.stream()
                .flatMap(outcome -> outcome.result().stream())
                .flatMap(List::stream)
                .toList();
        assertThat(answered).hasSize(40);
        assertThat(acme.consents(id)).containsExactlyInAnyOrderElementsOf(answered);
        LeadSnapshot lead = acme.get(id);
        assertThat(lead.version()).isEqualTo(41);
        assertThat(acme.history(id))
                .extracting(LeadEvent::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 41).mapToObj(n -> 42 - n).toList());
        String last = acme.history(id).get(0).changes().get(0).to().orElseThrow();
        assertThat(lead.consents().marketing()).isEqualTo(ConsentState.of(Boolean.parseBoolean(last)));
    }

    /**
     * Each update succeeds or fails with an exception that allows a retry. A caller that gave no version never gets a
     * version conflict.
     */
    @Test
    default void concurrent_unversioned_lead_updates_cause_no_version_conflict() throws InterruptedException {
        ManagedStore acme = new ManagedStore(this);
        LeadId id = acme.create(SampleLeads.draft("jordan@example.com").build()).id();

        List<Outcome<LeadSnapshot>> outcomes =
                ConcurrentTasks.run(40, i -> () -> acme.update(UpdateLeadCommand.of(id, f -> f.notes("note of " + i))));

        long applied = outcomes.stream()
                .filter(outcome -> outcome.result().isPresent())
                .count();
        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .allSatisfy(failure -> assertThat(failure).isInstanceOf(ConcurrentTransactionException.class));
        assertThat(applied).isPositive();
        assertThat(acme.get(id).version()).isEqualTo(1 + applied);
        assertThat(acme.history(id)).hasSize((int) (1 + applied));
    }

    /** The use case retries for a limited time. A caller that fails nevertheless repeats the call here. */
    private static List<ConsentEntry> decideFiveTimes(ManagedStore acme, LeadId id, boolean granted) {
        List<ConsentEntry> answered = new ArrayList<>();
        int refusals = 0;
        while (answered.size() < 5) {
            try {
                answered.add(acme.record(id, ConsentPurpose.MARKETING, granted));
            } catch (ConcurrentTransactionException othersWereFaster) {
                if (++refusals > 40) {
                    throw othersWereFaster;
                }
            }
        }
        return answered;
    }
}
