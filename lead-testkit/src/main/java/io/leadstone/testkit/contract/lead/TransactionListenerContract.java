package io.leadstone.testkit.contract.lead;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.ConversationScene;
import io.leadstone.testkit.contract.fixture.RichConversations;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** A listener inside the transaction of a change: it hears of each change before the commit, and its exception leaves nothing. */
public interface TransactionListenerContract extends StoreUnderTest {

    @Test
    default void a_transaction_listener_hears_every_change_of_leads_and_conversations() {
        StorePorts store = new StorePorts(emptyStore());
        Heard heard = new Heard();
        LeadManagement management =
                LeadManagement.builder().store(store).inTransaction(heard).build();

        LeadId jordan = create(management, "jordan@example.com").id();
        management.leads().update(ALICE, UpdateLeadCommand.of(jordan, f -> f.notes("call back")));
        ConversationId talk = management
                .conversations()
                .open(ALICE, OpenConversationCommand.of("agent-1", jordan))
                .id();
        management.conversations().recordActivity(ALICE, RecordActivityCommand.messages(talk, 3));
        management.conversations().delete(ALICE, talk, Optional.empty());
        management.conversations().restore(ALICE, talk, Optional.empty());
        management.leads().delete(ALICE, jordan, Optional.empty());

        assertThat(heard.changes())
                .containsExactly(
                        "lead 1 of jordan@example.com",
                        "lead 2 of jordan@example.com",
                        "conversation 1",
                        "activity of 3 messages",
                        "conversation 3",
                        "conversation 4",
                        "lead 3 of jordan@example.com");
    }

    @Test
    default void a_veto_leaves_nothing_of_a_new_lead() {
        StoreScene scene = new StoreScene(this);
        Webhook webhook = subscribe(scene);
        LeadChange jordan = scene.samples()
                .capture(
                        ACME,
                        SampleLeads.details().email("jordan@example.com").build(),
                        SampleLeads.decision(ConsentPurpose.MARKETING, true));

        assertVetoed(scene, store -> store.leads().add(jordan));

        assertThat(Kept.of(scene, webhook, jordan.after())).isEqualTo(Kept.NOTHING);
        assertThat(scene.leads()
                        .findByEmail(ACME, jordan.after().details().email().orElseThrow()))
                .isEmpty();
        scene.leads().add(jordan);
        assertThat(Kept.of(scene, webhook, jordan.after()).deliveries())
                .isEqualTo(jordan.events().size());
    }

    @Test
    default void a_veto_leaves_the_lead_as_it_was() {
        StoreScene scene = new StoreScene(this);
        Webhook webhook = subscribe(scene);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        Kept before = Kept.of(scene, webhook, jordan);
        LeadChange change = scene.change(
                jordan,
                (lead, now) -> lead.revise(
                                SampleLeads.details().email("robin@example.com").build(), now)
                        .then(next -> next.record(SampleLeads.decision(ConsentPurpose.MARKETING, true), now)));
        LeadChange deletion = scene.change(jordan, Lead::delete);

        assertVetoed(scene, store -> store.leads().update(change));
        assertVetoed(scene, store -> store.leads().update(deletion));

        assertThat(Kept.of(scene, webhook, jordan)).isEqualTo(before);
        scene.leads().update(change);
        assertThat(scene.leads().find(ACME, jordan.id())).contains(change.after());
    }

    @Test
    default void a_veto_leaves_nothing_of_an_erasure() {
        StoreScene scene = new StoreScene(this);
        Webhook webhook = subscribe(scene);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        Kept before = Kept.of(scene, webhook, jordan);
        LeadChange erasure = scene.change(jordan, Lead::erase);

        assertVetoed(scene, store -> store.leads().update(erasure));

        assertThat(Kept.of(scene, webhook, jordan)).isEqualTo(before);
        assertThat(scene.store().deliveryQueue().claim(webhook, 10, Duration.ofMinutes(1)))
                .allSatisfy(claimed -> assertThat(
                                claimed.message().told().orElseThrow().lead())
                        .isEqualTo(jordan));
    }

    @Test
    default void a_veto_leaves_the_lead_and_its_conversations_as_they_were_before_the_use_case_that_erases() {
        StoreScene scene = new StoreScene(this);
        Vetoing listener = new Vetoing();

        assertEraseFails(scene, LeadManagement.builder().store(scene.store()).inTransaction(listener), listener.veto());
    }

    @Test
    default void a_failed_write_leaves_the_lead_and_its_conversations_as_they_were_before_the_use_case_that_erases() {
        StoreScene scene = new StoreScene(this);
        StoreUnavailableException failure = new StoreUnavailableException(new IllegalStateException("no answer"));

        assertEraseFails(scene, LeadManagement.builder().store(FailingUpdates.of(scene.store(), failure)), failure);
    }

    @Test
    default void a_veto_leaves_nothing_of_a_conversation() {
        StoreScene scene = new StoreScene(this);
        Webhook webhook = subscribe(scene);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        ConversationSnapshot talk = open(scene, jordan);
        Kept before = Kept.of(scene, webhook, jordan);
        ConversationChange second = scene.samples().open(jordan);
        ConversationChange deletion =
                Conversation.restore(talk).delete(scene.samples().occasion());
        ActivityReport report = scene.samples().report(talk, 3);

        assertVetoed(scene, store -> store.conversations().add(second));
        assertVetoed(scene, store -> store.conversations().update(deletion));
        assertVetoed(scene, store -> store.conversations().record(report));

        assertThat(scene.store().conversations().find(ACME, second.after().id()))
                .isEmpty();
        assertThat(scene.store().conversations().find(ACME, talk.id())).contains(talk);
        assertThat(Kept.of(scene, webhook, jordan)).isEqualTo(before);
        assertThat(scene.store().conversations().record(report).totals().messages())
                .isEqualTo(3);
    }

    @Test
    default void a_vetoed_change_is_no_event_for_listeners() {
        StorePorts store = new StorePorts(emptyStore());
        List<LeadEvent> events = new ArrayList<>();
        Vetoing listener = new Vetoing();
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
     * While the listener runs, all statements of the write are done in a SQL store. A store that lets readers wait for a writer
     * may do so: then they see what is there after the rollback.
     */
    @Test
    default void a_read_does_not_see_what_an_uncommitted_write_of_another_call_has_written() throws Exception {
        StoreScene scene = new StoreScene(this);
        Webhook webhook = subscribe(scene);
        LeadChange jordan = scene.samples().capture(ACME, "jordan@example.com");
        List<CompletableFuture<Kept>> reads = new ArrayList<>();
        Vetoing listener = new Vetoing() {
            @Override
            public void leadChanging(LeadChange change) {
                CompletableFuture<Kept> read =
                        CompletableFuture.supplyAsync(() -> Kept.of(scene, webhook, change.after()));
                reads.add(read);
                awaitUnlessBlocked(read);
                super.leadChanging(change);
            }
        };
        StorePorts store = scene.store().withTransactionListener(listener);

        assertThatThrownBy(() -> store.leads().add(jordan)).isSameAs(listener.veto());

        assertThat(reads).isNotEmpty();
        for (CompletableFuture<Kept> read : reads) {
            assertThat(read.get(30, TimeUnit.SECONDS)).isEqualTo(Kept.NOTHING);
        }
    }

    /** Checks that an erasure by {@code leads} fails, and that it succeeds without the cause of the failure. */
    private static void assertEraseFails(StoreScene scene, LeadManagementBuilder leads, RuntimeException failure) {
        Webhook webhook = subscribe(scene);
        ConversationScene talks = new ConversationScene(scene);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        talks.add(RichConversations.everything(scene.samples(), jordan.id()));
        talks.delete(talks.add(RichConversations.everything(scene.samples(), jordan.id())));
        Kept before = Kept.of(scene, webhook, jordan);

        assertThatThrownBy(() -> leads.build().leads().erase(ALICE, jordan.id()))
                .isSameAs(failure);

        assertThat(Kept.of(scene, webhook, jordan)).isEqualTo(before);
        LeadManagement sound = LeadManagement.builder().store(scene.store()).build();
        assertThat(sound.leads().erase(ALICE, jordan.id()).isErased()).isTrue();
        assertThat(Kept.of(scene, webhook, jordan).conversations())
                .noneMatch(talk -> talk.title().isPresent());
    }

    private static void awaitUnlessBlocked(CompletableFuture<?> read) {
        try {
            read.get(500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException blockedByTheWrite) {
            // It goes on after the rollback.
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static Webhook subscribe(StoreScene scene) {
        Webhook webhook = new SampleWebhooks(scene.samples()).webhook(ACME, "*");
        scene.store().webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
        return webhook;
    }

    private static ConversationSnapshot open(StoreScene scene, LeadSnapshot lead) {
        ConversationChange opening = scene.samples().open(lead);
        scene.store().conversations().add(opening);
        return opening.after();
    }

    private static LeadSnapshot create(LeadManagement management, String email) {
        return management
                .leads()
                .create(ALICE, new CreateLeadCommand(SampleLeads.draft(email).build(), DuplicatePolicy.REJECT))
                .lead();
    }

    private static void assertVetoed(StoreScene scene, Consumer<StorePorts> write) {
        Vetoing listener = new Vetoing();
        StorePorts vetoed = scene.store().withTransactionListener(listener);
        assertThatThrownBy(() -> write.accept(vetoed)).isSameAs(listener.veto());
    }

    /** Everything that a store shows of one lead, and the conversations and the number of deliveries of its company. */
    record Kept(
            Optional<LeadSnapshot> live,
            Optional<LeadSnapshot> deleted,
            List<LeadSnapshot> listed,
            List<LeadEvent> events,
            List<ConsentEntry> entries,
            List<ConversationSnapshot> conversations,
            long deliveries) {

        static final Kept NOTHING =
                new Kept(Optional.empty(), Optional.empty(), List.of(), List.of(), List.of(), List.of(), 0);

        static Kept of(StoreScene scene, Webhook webhook, LeadSnapshot lead) {
            return new Kept(
                    scene.leads().find(ACME, lead.id()),
                    scene.leads().findDeleted(ACME, lead.id()),
                    scene.store().search().list(ACME, LeadQuery.ALL, UP_TO_100).items(),
                    scene.events(lead),
                    scene.entries(lead),
                    conversations(new ConversationScene(scene)),
                    scene.store()
                            .deliveries()
                            .list(ACME, webhook.id(), Optional.empty(), UP_TO_100)
                            .items()
                            .size());
        }

        private static List<ConversationSnapshot> conversations(ConversationScene talks) {
            List<ConversationSnapshot> all = new ArrayList<>(talks.live(ACME));
            all.addAll(talks.deleted(ACME));
            return List.copyOf(all);
        }
    }

    /** Writes down what it hears. */
    record Heard(List<String> changes) implements TransactionListener {

        Heard() {
            this(new ArrayList<>());
        }

        @Override
        public void leadChanging(LeadChange change) {
            changes.add("lead " + change.after().version() + " of "
                    + change.after().details().email().orElseThrow().value());
        }

        @Override
        public void conversationChanging(ConversationChange change) {
            changes.add("conversation " + change.after().version());
        }

        @Override
        public void activityRecording(ActivityReport report) {
            changes.add("activity of " + report.activity().messages() + " messages");
        }
    }

    /** Refuses every change. */
    class Vetoing implements TransactionListener {

        private final IllegalStateException veto = new IllegalStateException("the host refuses");

        IllegalStateException veto() {
            return veto;
        }

        @Override
        public void leadChanging(LeadChange change) {
            throw veto;
        }

        @Override
        public void conversationChanging(ConversationChange change) {
            throw veto;
        }

        @Override
        public void activityRecording(ActivityReport report) {
            throw veto;
        }
    }

    /** The same repository, of which every update fails before it writes. */
    record FailingUpdates(LeadRepository sound, RuntimeException failure) implements LeadRepository {

        /** Returns a store that has such a repository and the other ports of {@code store}. */
        static StorePorts of(StorePorts store, RuntimeException failure) {
            LeadRepository leads = new FailingUpdates(store.leads(), failure);
            return store.with(LeadRepository.class, leads);
        }

        @Override
        public void add(LeadChange change) {
            sound.add(change);
        }

        @Override
        public void update(LeadChange change) {
            throw failure;
        }

        @Override
        public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
            return sound.find(companyId, id);
        }

        @Override
        public Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id) {
            return sound.findDeleted(companyId, id);
        }

        @Override
        public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
            return sound.findByEmail(companyId, email);
        }
    }
}
