package io.leadstone.testkit.contract.lead;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.VetoScene;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/**
 * Rules for transaction listeners of leads. They are called for each change before the commit, and their exception
 * rolls the change back.
 */
public interface TransactionListenerContract extends StoreUnderTest {

    @Test
    default void transaction_listeners_are_called_for_each_lead_change() {
        StorePorts store = new StorePorts(emptyStore());
        VetoScene.RecordingListener listener = new VetoScene.RecordingListener();
        LeadManagement management =
                LeadManagement.builder().store(store).inTransaction(listener).build();

        LeadId jordan = create(management, "jordan@example.com").id();
        management.leads().update(ALICE, UpdateLeadCommand.of(jordan, f -> f.notes("call back")));
        management.leads().delete(ALICE, jordan, Optional.empty());

        assertThat(listener.changes())
                .containsExactly(
                        "lead 1 of jordan@example.com", "lead 2 of jordan@example.com", "lead 3 of jordan@example.com");
    }

    @Test
    default void a_vetoed_new_lead_is_not_stored() {
        VetoScene vetoes = new VetoScene(this);
        StoreScene scene = vetoes.scene();
        LeadChange jordan = scene.samples()
                .capture(
                        ACME,
                        SampleLeads.details().email("jordan@example.com").build(),
                        SampleLeads.decision(ConsentPurpose.MARKETING, true));

        vetoes.assertVetoed(store -> store.leads().add(jordan));

        assertSame("all stored data of the lead", VetoScene.StoredData.NONE, vetoes.storedData(jordan.after()));
        assertThat(scene.leads()
                        .findByEmail(ACME, jordan.after().details().email().orElseThrow()))
                .isEmpty();
        scene.leads().add(jordan);
        assertThat(vetoes.storedData(jordan.after()).deliveries())
                .isEqualTo(vetoes.webhook().isPresent() ? jordan.events().size() : 0);
    }

    @Test
    default void a_vetoed_update_leaves_the_lead_unchanged() {
        VetoScene vetoes = new VetoScene(this);
        StoreScene scene = vetoes.scene();
        LeadSnapshot jordan = scene.add("jordan@example.com");
        VetoScene.StoredData before = vetoes.storedData(jordan);
        LeadChange change = scene.change(
                jordan,
                (lead, now) -> lead.revise(
                                SampleLeads.details().email("robin@example.com").build(), now)
                        .then(next -> next.record(SampleLeads.decision(ConsentPurpose.MARKETING, true), now)));
        LeadChange deletion = scene.change(jordan, Lead::delete);

        vetoes.assertVetoed(store -> store.leads().update(change));
        vetoes.assertVetoed(store -> store.leads().update(deletion));

        assertSame("all stored data of the lead", before, vetoes.storedData(jordan));
        scene.leads().update(change);
        assertFound("leads.find", change.after(), scene.leads().find(ACME, jordan.id()));
    }

    @Test
    default void a_vetoed_erasure_changes_nothing() {
        VetoScene vetoes = new VetoScene(this);
        StoreScene scene = vetoes.scene();
        LeadSnapshot jordan = scene.add("jordan@example.com");
        VetoScene.StoredData before = vetoes.storedData(jordan);
        LeadChange erasure = scene.change(jordan, Lead::erase);

        vetoes.assertVetoed(store -> store.leads().update(erasure));

        assertSame("all stored data of the lead", before, vetoes.storedData(jordan));
        vetoes.webhook()
                .ifPresent(
                        webhook -> assertThat(scene.store().deliveryQueue().claim(webhook, 10, Duration.ofMinutes(1)))
                                .allSatisfy(claimed -> assertThat(claimed.message()
                                                .content()
                                                .orElseThrow()
                                                .lead())
                                        .contains(jordan)));
    }

    @Test
    default void event_listeners_are_not_notified_of_a_vetoed_change() {
        StorePorts store = new StorePorts(emptyStore());
        List<LeadEvent> events = new ArrayList<>();
        VetoScene.VetoingListener listener = new VetoScene.VetoingListener();
        LeadManagement management = LeadManagement.builder()
                .store(store)
                .onEvent(events::add)
                .inTransaction(listener)
                .build();

        assertThatThrownBy(() -> create(management, "jordan@example.com")).isSameAs(listener.veto());

        assertThat(events).isEmpty();
        assertThat(store.search().list(ACME, LeadQuery.ALL, UP_TO_100).items()).isEmpty();
    }

    /**
     * While the listener runs, a SQL store has executed all statements of the write. A store may block the readers
     * until the rollback. They then read the state after it.
     */
    @Test
    default void a_read_does_not_see_an_uncommitted_write() throws Exception {
        VetoScene vetoes = new VetoScene(this);
        StoreScene scene = vetoes.scene();
        LeadChange jordan = scene.samples().capture(ACME, "jordan@example.com");
        List<CompletableFuture<VetoScene.StoredData>> reads = new ArrayList<>();
        VetoScene.VetoingListener listener = new VetoScene.VetoingListener() {
            @Override
            public void leadChanging(LeadChange change) {
                CompletableFuture<VetoScene.StoredData> read =
                        CompletableFuture.supplyAsync(() -> vetoes.storedData(change.after()));
                reads.add(read);
                awaitUnlessBlocked(read);
                super.leadChanging(change);
            }
        };
        StorePorts store = scene.store().withTransactionListener(listener);

        assertThatThrownBy(() -> store.leads().add(jordan)).isSameAs(listener.veto());

        assertThat(reads).isNotEmpty();
        for (CompletableFuture<VetoScene.StoredData> read : reads) {
            assertSame(
                    "data that a concurrent read returned", VetoScene.StoredData.NONE, read.get(30, TimeUnit.SECONDS));
        }
    }

    private static void awaitUnlessBlocked(CompletableFuture<?> read) {
        try {
            read.get(500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException blockedByTheWrite) {
            // The read continues after the rollback.
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static LeadSnapshot create(LeadManagement management, String email) {
        return management
                .leads()
                .create(ALICE, new CreateLeadCommand(SampleLeads.draft(email).build(), DuplicatePolicy.REJECT))
                .lead();
    }
}
