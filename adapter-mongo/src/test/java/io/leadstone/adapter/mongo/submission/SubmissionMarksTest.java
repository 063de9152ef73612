package io.leadstone.adapter.mongo.submission;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.CallingListener;
import io.leadstone.adapter.mongo.DyingBackend;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.SubmissionFields;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.LeadFieldsBuilder;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.in.submission.ApplySubmissionCommand;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SettableClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Marked submissions that others read while their writer works, or after a write whose outcome is unknown. */
class SubmissionMarksTest {

    private static final DyingBackend BACKEND = new DyingBackend();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(BACKEND);

    private final MongoDatabase database = MONGO.freshDatabase();
    private final MongoLeadStore store = MemoryMongo.store(database);
    private final SampleLeads samples = new SampleLeads();

    @Test
    void a_reader_leaves_a_young_registration_to_its_writer() {
        LeadId lead = register(management(store, false), Optional.empty()).id();
        List<Submission> read = new ArrayList<>();
        MongoLeadStore writing = store.withTransactionListener(new CallingListener(() -> {
            read.addAll(store.submissions().submissionsOf(ACME, lead, UP_TO_100).items());
            read.addAll(store.submissions()
                    .inState(ACME, SubmissionState.APPLIED, UP_TO_100)
                    .items());
            read.addAll(
                    store.submissions().find(ACME, read.get(0).id()).stream().toList());
        }));

        Submission written = register(management(writing, false), Optional.of("+49 170 1234567"));

        assertThat(read).contains(written);
        assertThat(written.appliedFields()).containsExactly(SubmissionField.PHONE);
        assertThat(store.submissions().find(ACME, written.id())).contains(written);
        assertThat(lead(lead).details().phone()).isEqualTo(written.details().phone());
    }

    @Test
    void values_are_not_taken_over_during_the_registration() {
        LeadId lead = register(management(store, false), Optional.empty()).id();
        MongoLeadStore writing = store.withTransactionListener(new CallingListener(() -> {
            Submission pending = store.submissions()
                    .inState(ACME, SubmissionState.RECEIVED, UP_TO_100)
                    .items()
                    .get(0);
            assertThatThrownBy(() -> store.submissions()
                            .apply(
                                    applied(pending, SubmissionField.LAST_NAME),
                                    Lead.restore(lead(lead)).unchanged()))
                    .isInstanceOf(VersionConflictException.class);
        }));

        Submission written = register(management(writing, false), Optional.empty());

        assertThat(store.submissions().find(ACME, written.id())).contains(written);
        assertThat(written.state()).isEqualTo(SubmissionState.RECEIVED);
        management(store, false)
                .submissions()
                .apply(ALICE, ApplySubmissionCommand.of(lead, written.id(), SubmissionField.LAST_NAME));
        assertThat(store.submissions().find(ACME, written.id()).orElseThrow().appliedFields())
                .containsExactly(SubmissionField.LAST_NAME);
    }

    @Test
    void a_confirmation_that_was_not_written_can_be_repeated_at_once() {
        Submission waiting = register(management(store, true), Optional.empty());
        timedOutBeforeTheWrite(() -> confirm(waiting));

        confirm(waiting);

        assertThat(store.consents().entriesOf(ACME, waiting.id(), UP_TO_100).items())
                .hasSize(1);
    }

    @Test
    void values_that_were_not_written_can_be_taken_over_at_once() {
        LeadManagement management = management(store, false);
        LeadId lead = register(management, Optional.empty()).id();
        Submission waiting = withNotes(management);
        ApplySubmissionCommand command = ApplySubmissionCommand.of(lead, waiting.id(), SubmissionField.NOTES);
        timedOutBeforeTheWrite(() -> management.submissions().apply(ALICE, command));
        assertThat(lead(lead).details().notes()).isEmpty();

        management.submissions().apply(ALICE, command);

        assertThat(lead(lead).details().notes()).contains("Theirs.");
    }

    @Test
    void a_confirmation_with_an_unknown_outcome_is_not_repeated_at_once() {
        Submission waiting = register(management(store, true), Optional.empty());
        LeadId lead = waiting.id();

        unconfirmed(() -> confirm(waiting));
        assertThatThrownBy(() -> confirm(waiting)).isInstanceOf(VersionConflictException.class);

        assertThat(store.consents().entriesOf(ACME, lead, UP_TO_100).items()).hasSize(1);
    }

    @Test
    void a_refused_confirmation_can_be_repeated_at_once() {
        Submission waiting = register(management(store, true), Optional.empty());
        BACKEND.failOn(
                "update",
                LeadDocumentFields.LEADS,
                () -> assertThatThrownBy(() -> confirm(waiting)).isNotInstanceOf(StoreUnavailableException.class));

        confirm(waiting);

        assertThat(store.consents().entriesOf(ACME, waiting.id(), UP_TO_100).items())
                .hasSize(1);
    }

    @Test
    void a_leased_submission_is_not_applied_twice() {
        LeadManagement management = management(store, false);
        LeadId lead = register(management, Optional.empty()).id();
        Submission waiting = withNotes(management);

        unconfirmed(() -> management
                .submissions()
                .apply(ALICE, ApplySubmissionCommand.of(lead, waiting.id(), SubmissionField.NOTES)));
        assertThatThrownBy(() -> store.submissions()
                        .apply(
                                applied(waiting, SubmissionField.COMPANY),
                                Lead.restore(lead(lead)).unchanged()))
                .isInstanceOf(VersionConflictException.class);

        assertThat(lead(lead).details().notes()).contains("Theirs.");
        assertThat(lead(lead).details().company()).isEmpty();
    }

    @Test
    void a_submission_that_cannot_be_completed_fails_no_read() {
        Submission marked = abandoned();

        BACKEND.failOn("update", SubmissionFields.SUBMISSIONS, () -> {
            assertThat(store.submissions()
                            .inState(ACME, SubmissionState.APPLIED, UP_TO_100)
                            .items())
                    .containsExactly(marked);
            assertThat(store.submissions().find(ACME, marked.id())).contains(marked);
            store.purge().completeAbandoned();
        });
        assertThat(isMarked()).isTrue();

        assertThat(store.submissions().find(ACME, marked.id())).contains(marked);
        assertThat(isMarked()).isFalse();
    }

    @Test
    void a_failure_with_abandoned_purges_does_not_stop_the_completion_of_registrations() {
        abandoned();

        BACKEND.failOn(
                "aggregate",
                "purges",
                () -> assertThatThrownBy(() -> store.purge().completeAbandoned())
                        .isNotNull());

        assertThat(isMarked()).isFalse();
    }

    /** Returns a registration whose writer died long ago, before it removed the mark. */
    private Submission abandoned() {
        List<Submission> written = new ArrayList<>();
        BACKEND.failOn(
                "update",
                SubmissionFields.SUBMISSIONS,
                () -> written.add(register(
                        LeadManagement.builder()
                                .store(store)
                                .clock(new SettableClock())
                                .agentDirectory(id -> Optional.of(bot(false)))
                                .build(),
                        Optional.empty())));
        return written.get(0);
    }

    @Test
    void a_refused_confirmation_leaves_the_lease_of_another_process() {
        Submission waiting = register(management(store, true), Optional.empty());
        MongoLeadStore slow = store.withTransactionListener(new CallingListener(() -> {
            database.getCollection("leadstone_" + SubmissionFields.SUBMISSIONS)
                    .updateMany(new Document(), Updates.set(SubmissionFields.CONFIRMING_SINCE, Instant.EPOCH));
            throw new IllegalStateException("vetoed");
        }));

        assertThatThrownBy(() -> confirm(slow, waiting)).hasMessage("vetoed");

        assertThat(database.getCollection("leadstone_" + SubmissionFields.SUBMISSIONS)
                        .countDocuments(Filters.eq(SubmissionFields.CONFIRMING_SINCE, Instant.EPOCH)))
                .isEqualTo(1);
    }

    private boolean isMarked() {
        return database.getCollection("leadstone_" + SubmissionFields.SUBMISSIONS)
                        .countDocuments(Filters.exists(SubmissionFields.PENDING_SINCE))
                > 0;
    }

    private void confirm(Submission waiting) {
        confirm(store, waiting);
    }

    private void confirm(MongoLeadStore by, Submission waiting) {
        Submission confirmed = waiting.confirmed(waiting.pendingConsents(), waiting.receivedAt());
        by.optIns()
                .confirm(
                        confirmed,
                        Lead.restore(lead(waiting.id()))
                                .record(SampleLeads.decision(ConsentPurpose.MARKETING, true), samples.context()));
    }

    private static Submission applied(Submission received, SubmissionField field) {
        return received.applied(Set.of(field), received.receivedAt());
    }

    /** Runs a write that fails with its read of the subscribed webhooks, before it reaches the lead. */
    private static void timedOutBeforeTheWrite(ThrowingCallable work) {
        BACKEND.timeOut(
                "aggregate",
                WebhookFields.WEBHOOKS,
                () -> assertThatThrownBy(work).isInstanceOf(StoreUnavailableException.class));
    }

    /** Runs a write of a lead that is carried out but not confirmed. */
    private static void unconfirmed(ThrowingCallable work) {
        BACKEND.leaveUnconfirmed(
                "update",
                LeadDocumentFields.LEADS,
                () -> assertThatThrownBy(work).isInstanceOf(StoreUnavailableException.class));
    }

    private LeadSnapshot lead(LeadId id) {
        return store.leads().find(ACME, id).orElseThrow();
    }

    private static Submission register(LeadManagement management, Optional<String> phone) {
        LeadFieldsBuilder fields =
                LeadFields.of("Jordan", "Lee", "jordan@example.com").consentMarketing(true);
        phone.ifPresent(fields::phone);
        return management
                .leads()
                .register(new RegisterLeadCommand("bot", fields.build()))
                .submission();
    }

    /** Returns a submission for the known email with notes and a company. */
    private static Submission withNotes(LeadManagement management) {
        return management
                .leads()
                .register(new RegisterLeadCommand(
                        "bot",
                        LeadFields.of("Jordan", "Lee", "jordan@example.com")
                                .company("Acme")
                                .notes("Theirs.")
                                .build()))
                .submission();
    }

    /** Returns use cases in which a registration for a known email changes the phone of the lead. */
    private static LeadManagement management(MongoLeadStore store, boolean doubleOptIn) {
        return LeadManagement.builder()
                .store(store)
                .agentDirectory(id -> Optional.of(bot(doubleOptIn)))
                .confirmationSender(request -> {})
                .submissionPolicy((lead, submission) -> Set.of(SubmissionField.PHONE))
                .build();
    }

    private static Agent bot(boolean doubleOptIn) {
        return new Agent(new AgentId("bot"), ACME, Optional.empty(), List.of(), Instant.EPOCH, Instant.EPOCH, 1)
                .withDoubleOptIn(doubleOptIn);
    }
}
