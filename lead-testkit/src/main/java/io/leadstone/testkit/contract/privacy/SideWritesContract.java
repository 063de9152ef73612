package io.leadstone.testkit.contract.privacy;

import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RecordConsentCommand;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.port.out.submission.ConfirmationRequest;
import io.leadstone.application.port.out.submission.RegistrationVerdict;
import io.leadstone.application.privacy.SuppressionKeys;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.SideWrites;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.VetoScene;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Rules of {@link SideWrites}: use cases change suppression lists and held submissions in the write of the lead, and
 * each port that stores a change makes its side writes. A veto of a listener leaves all of it unchanged.
 */
public interface SideWritesContract extends StoreUnderTest {

    /** The key of all hashes. */
    SuppressionKeys ONE_KEY = SuppressionKeys.of("2026:" + "B".repeat(42) + "A=");

    /** The email of the person. */
    String PERSON = "jordan@example.com";

    @Test
    default void an_erasure_discards_held_submissions_in_the_write_of_the_lead() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot lead = person(acme);
        WidgetVisitor held = held(acme, PERSON);
        held(acme, "other@example.com");
        LeadChangeRecorder recorder = new LeadChangeRecorder();

        listening(acme, recorder).leads().erase(ALICE, lead.id(), Optional.empty());

        assertThat(recorder.last().discardedSubmissions()).containsExactly(held.id());
        assertThat(held.stored()).isEmpty();
    }

    @Test
    default void a_vetoed_erasure_keeps_held_submissions() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot lead = person(acme);
        WidgetVisitor held = held(acme, PERSON);
        VetoScene.VetoingListener veto = new VetoScene.VetoingListener();
        LeadManagement vetoed = listening(acme, veto);

        assertThatThrownBy(() -> vetoed.leads().erase(ALICE, lead.id(), Optional.empty()))
                .isSameAs(veto.veto());

        assertThat(held.stored()).contains(held.submission());
        assertThat(acme.get(lead.id())).isEqualTo(lead);
    }

    @Test
    default void a_grant_and_its_removed_entry_are_one_write() {
        ManagedStore acme = new ManagedStore(this);
        Suppression entry = deleteWithdrawn(acme);
        LeadSnapshot again = person(acme);
        LeadChangeRecorder recorder = new LeadChangeRecorder();

        grant(listening(acme, recorder), again);

        assertThat(recorder.last().removedSuppressions()).containsExactly(entry);
        assertThat(entries(acme)).isEmpty();
    }

    @Test
    default void a_vetoed_grant_keeps_the_entry_of_a_withdrawal() {
        ManagedStore acme = new ManagedStore(this);
        Suppression entry = deleteWithdrawn(acme);
        LeadSnapshot again = person(acme);
        VetoScene.VetoingListener veto = new VetoScene.VetoingListener();
        LeadManagement vetoed = listening(acme, veto);

        assertThatThrownBy(() -> grant(vetoed, again)).isSameAs(veto.veto());

        assertThat(entries(acme)).containsExactly(entry);
        assertThat(acme.get(again.id()).consents().of(MARKETING)).isEqualTo(ConsentState.UNDECIDED);
    }

    @Test
    default void a_confirmed_opt_in_and_its_removed_entry_are_one_write() {
        ManagedStore acme = new ManagedStore(this);
        Suppression entry = deleteWithdrawn(acme);
        List<ConfirmationRequest> sent = new ArrayList<>();
        WidgetVisitor visitor = registered(acme, confirming(acme, sent).build());
        VetoScene.VetoingListener veto = new VetoScene.VetoingListener();
        LeadManagement vetoed = confirming(acme, sent).inTransaction(veto).build();
        LeadChangeRecorder recorder = new LeadChangeRecorder();
        LeadManagement listening =
                confirming(acme, sent).inTransaction(recorder).build();
        String token = sent.get(0).token();

        assertThatThrownBy(() -> vetoed.submissions().confirm(token, Optional.empty()))
                .isSameAs(veto.veto());
        assertThat(entries(acme)).containsExactly(entry);
        assertThat(listening.submissions().confirm(token, Optional.empty())).contains(Set.of(MARKETING));

        assertThat(recorder.last().removedSuppressions()).containsExactly(entry);
        assertThat(entries(acme)).isEmpty();
        assertThat(acme.get(visitor.id()).consents().of(MARKETING)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    default void a_lead_is_stored_with_its_side_writes() {
        ManagedStore acme = new ManagedStore(this);
        SampleLeads samples = new SampleLeads();
        LeadChange capture = samples.capture(ACME, PERSON);

        assertWritten(acme, capture, acme.store().leads()::add);
        assertWritten(
                acme,
                Lead.restore(capture.after()).delete(samples.context()),
                acme.store().leads()::update);
    }

    @Test
    default void a_submission_is_stored_with_the_side_writes_of_its_lead() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot lead = person(acme);
        Submission first = WidgetVisitor.of(acme, PERSON).submission();
        Submission received = Submission.received(
                        new LeadId(UUID.randomUUID()),
                        ACME,
                        first.details(),
                        first.consents(),
                        first.evidence(),
                        first.session(),
                        first.receivedAt())
                .ofLead(lead.id());
        Submission applied = received.applied(Set.of(SubmissionField.NOTES), received.receivedAt());
        WidgetVisitor held = held(acme, PERSON);
        Submission released = held.submission().ofLead(lead.id());

        assertWritten(
                acme,
                submit(acme, received),
                change -> acme.store().submissions().add(received, change));
        assertWritten(
                acme,
                granting(acme, lead.id()),
                change -> acme.store().submissions().apply(applied, change));
        assertWritten(
                acme,
                submit(acme, released),
                change -> acme.store().heldSubmissions().release(released, change));
    }

    @Test
    default void a_confirmation_is_stored_with_the_side_writes_of_its_lead() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor visitor =
                registered(acme, confirming(acme, new ArrayList<>()).build());
        Submission waiting = visitor.stored().orElseThrow();

        assertWritten(
                acme,
                granting(acme, visitor.id()),
                change -> acme.store()
                        .optIns()
                        .confirm(waiting.confirmed(waiting.pendingConsents(), waiting.receivedAt()), change));
    }

    /** Asserts that {@code write} adds and removes the records of the change. */
    private static void assertWritten(ManagedStore acme, LeadChange change, Consumer<LeadChange> write) {
        Suppression added = entry();
        Suppression removed = acme.store().suppressions().add(entry());
        WidgetVisitor held = held(acme, "held@example.com");

        write.accept(
                change.suppressing(List.of(added)).removing(List.of(removed)).discarding(List.of(held.id())));

        assertThat(entries(acme)).contains(added).doesNotContain(removed);
        assertThat(held.stored()).isEmpty();
    }

    private static LeadChange submit(ManagedStore acme, Submission submission) {
        return Lead.restore(acme.get(submission.leadId().orElseThrow()))
                .submit(submission.id().value(), new SampleLeads().context());
    }

    private static LeadChange granting(ManagedStore acme, LeadId lead) {
        return Lead.restore(acme.get(lead)).record(SampleLeads.decision(MARKETING, true), new SampleLeads().context());
    }

    private static Suppression entry() {
        return new Suppression(
                UUID.randomUUID(),
                ACME,
                "2026",
                UUID.randomUUID().toString().replace("-", "").repeat(2),
                Suppression.Effect.WITHOUT_MARKETING,
                Optional.empty(),
                Instant.parse("2026-01-02T03:04:05.678Z"),
                "alice");
    }

    private static LeadManagement listening(ManagedStore acme, TransactionListener listener) {
        return WidgetVisitor.management(acme)
                .suppressionKeys(ONE_KEY)
                .inTransaction(listener)
                .build();
    }

    /** Returns a builder of use cases in which the agent {@code bot} has double opt-in. */
    private static LeadManagementBuilder confirming(ManagedStore acme, List<ConfirmationRequest> sent) {
        Agent bot = new Agent(WidgetVisitor.BOT, ACME, Optional.empty(), List.of(), Instant.EPOCH, Instant.EPOCH, 1)
                .withDoubleOptIn(true);
        return WidgetVisitor.management(acme)
                .suppressionKeys(ONE_KEY)
                .agentDirectory(
                        id -> Optional.of(bot).filter(agent -> agent.id().equals(id)))
                .confirmationSender(sent::add);
    }

    private static LeadSnapshot person(ManagedStore acme) {
        return acme.create(LeadFields.of("Jordan", "Lee", PERSON).build());
    }

    private static WidgetVisitor held(ManagedStore acme, String email) {
        LeadManagement holding = WidgetVisitor.management(acme)
                .registrationGuard(attempt -> RegistrationVerdict.HOLD)
                .build();
        return new WidgetVisitor(
                acme,
                holding.leads()
                        .register(new RegisterLeadCommand(
                                "bot", LeadFields.of("Jordan", "Lee", email).build(), WidgetVisitor.EVIDENCE)));
    }

    private static WidgetVisitor registered(ManagedStore acme, LeadManagement management) {
        return new WidgetVisitor(
                acme,
                management
                        .leads()
                        .register(new RegisterLeadCommand(
                                "bot",
                                LeadFields.of("Jordan", "Lee", PERSON)
                                        .consentMarketing(true)
                                        .build(),
                                WidgetVisitor.EVIDENCE)));
    }

    private static void grant(LeadManagement management, LeadSnapshot lead) {
        management
                .leads()
                .recordConsent(
                        ALICE,
                        new RecordConsentCommand(
                                lead.id(),
                                MARKETING.code(),
                                Optional.of(true),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    /** Deletes a lead whose consent to marketing was withdrawn. Returns the entry that keeps the withdrawal. */
    private static Suppression deleteWithdrawn(ManagedStore acme) {
        LeadSnapshot lead = acme.create(
                LeadFields.of("Jordan", "Lee", PERSON).consentMarketing(true).build());
        acme.record(lead.id(), MARKETING, false);
        listening(acme, new LeadChangeRecorder()).leads().delete(ALICE, lead.id(), Optional.empty());
        acme.clock().advance(Duration.ofMinutes(1));
        assertThat(entries(acme)).hasSize(1);
        return entries(acme).get(0);
    }

    private static List<Suppression> entries(ManagedStore acme) {
        return acme.store().suppressions().list(ACME, UP_TO_100).items();
    }

    /** A listener that keeps the changes of leads. */
    record LeadChangeRecorder(List<LeadChange> changes) implements TransactionListener {

        LeadChangeRecorder() {
            this(new ArrayList<>());
        }

        @Override
        public void leadChanging(LeadChange change) {
            changes.add(change);
        }

        @Override
        public void conversationChanging(ConversationChange change) {
            // The tests change no conversation.
        }

        @Override
        public void activityRecording(ActivityReport report) {
            // The tests change no conversation.
        }

        SideWrites last() {
            return changes.get(changes.size() - 1).sideWrites();
        }
    }
}
