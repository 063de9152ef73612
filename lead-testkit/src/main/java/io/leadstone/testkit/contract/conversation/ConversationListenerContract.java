package io.leadstone.testkit.contract.conversation;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.ConversationScene;
import io.leadstone.testkit.contract.fixture.RichConversations;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.VetoScene;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Rules for transaction listeners that are called for changes of conversations. If a listener rejects a change, the
 * store writes nothing. This includes the erasure of a lead, which also removes titles and metadata of its
 * conversations.
 */
public interface ConversationListenerContract extends StoreUnderTest {

    @Test
    default void transaction_listeners_are_called_for_lead_and_conversation_changes() {
        StorePorts store = new StorePorts(emptyStore());
        VetoScene.RecordingListener listener = new VetoScene.RecordingListener();
        LeadManagement management =
                LeadManagement.builder().store(store).inTransaction(listener).build();

        LeadId jordan = create(management, "jordan@example.com").id();
        management.leads().update(ALICE, UpdateLeadCommand.of(jordan, f -> f.notes("call back")));
        ConversationId conversation = management
                .conversations()
                .open(ALICE, OpenConversationCommand.of("agent-1", jordan))
                .id();
        management.conversations().recordActivity(ALICE, RecordActivityCommand.messages(conversation, 3));
        management.conversations().delete(ALICE, conversation, Optional.empty());
        management.conversations().restore(ALICE, conversation, Optional.empty());
        management.leads().delete(ALICE, jordan, Optional.empty());

        assertThat(listener.changes())
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
    default void a_vetoed_erasure_leaves_lead_and_conversations_unchanged() {
        VetoScene vetoes = new VetoScene(this);
        VetoScene.VetoingListener listener = new VetoScene.VetoingListener();

        assertEraseFails(
                vetoes,
                LeadManagement.builder().store(vetoes.scene().store()).inTransaction(listener),
                listener.veto());
    }

    @Test
    default void a_failed_erasure_leaves_lead_and_conversations_unchanged() {
        VetoScene vetoes = new VetoScene(this);
        StoreUnavailableException failure = new StoreUnavailableException(new IllegalStateException("no answer"));

        assertEraseFails(
                vetoes,
                LeadManagement.builder().store(FailingUpdates.of(vetoes.scene().store(), failure)),
                failure);
    }

    @Test
    default void a_vetoed_conversation_write_stores_nothing() {
        VetoScene vetoes = new VetoScene(this);
        StoreScene scene = vetoes.scene();
        LeadSnapshot jordan = scene.add("jordan@example.com");
        ConversationSnapshot conversation = open(scene, jordan);
        VetoScene.StoredData before = vetoes.storedData(jordan);
        ConversationChange second = scene.samples().open(jordan);
        ConversationChange deletion =
                Conversation.restore(conversation).delete(scene.samples().context());
        ActivityReport report = scene.samples().report(conversation, 3);

        vetoes.assertVetoed(store -> store.conversations().add(second));
        vetoes.assertVetoed(store -> store.conversations().update(deletion));
        vetoes.assertVetoed(store -> store.conversations().record(report));

        assertThat(scene.store().conversations().find(ACME, second.after().id()))
                .isEmpty();
        assertFound(
                "conversations.find",
                conversation,
                scene.store().conversations().find(ACME, conversation.id()));
        assertSame("all stored data of the lead", before, vetoes.storedData(jordan));
        assertThat(scene.store().conversations().record(report).totals().messages())
                .isEqualTo(3);
    }

    /**
     * Asserts that an erasure by {@code leads} fails and changes nothing. Then asserts that it succeeds without the
     * cause of the failure.
     */
    private static void assertEraseFails(VetoScene vetoes, LeadManagementBuilder leads, RuntimeException failure) {
        StoreScene scene = vetoes.scene();
        ConversationScene conversations = new ConversationScene(scene);
        LeadSnapshot jordan = scene.add("jordan@example.com");
        conversations.add(RichConversations.everything(scene.samples(), jordan.id()));
        conversations.delete(conversations.add(RichConversations.everything(scene.samples(), jordan.id())));
        VetoScene.StoredData before = vetoes.storedData(jordan);

        assertThatThrownBy(() -> leads.build().leads().erase(ALICE, jordan.id(), Optional.empty()))
                .isSameAs(failure);

        assertSame("all stored data of the lead", before, vetoes.storedData(jordan));
        LeadManagement working = LeadManagement.builder().store(scene.store()).build();
        assertThat(working.leads().erase(ALICE, jordan.id(), Optional.empty()).isErased())
                .isTrue();
        assertThat(vetoes.storedData(jordan).conversations())
                .noneMatch(conversation -> conversation.title().isPresent());
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

    /** A decorator of a repository in which every update fails before it writes. */
    record FailingUpdates(LeadRepository delegate, RuntimeException failure) implements LeadRepository {

        /** Returns {@code store} with such a repository. */
        static StorePorts of(StorePorts store, RuntimeException failure) {
            LeadRepository leads = new FailingUpdates(store.leads(), failure);
            return store.with(LeadRepository.class, leads);
        }

        @Override
        public void add(LeadChange change) {
            delegate.add(change);
        }

        @Override
        public void update(LeadChange change) {
            throw failure;
        }

        @Override
        public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
            return delegate.find(companyId, id);
        }

        @Override
        public Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id) {
            return delegate.findDeleted(companyId, id);
        }

        @Override
        public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
            return delegate.findByEmail(companyId, email);
        }
    }
}
