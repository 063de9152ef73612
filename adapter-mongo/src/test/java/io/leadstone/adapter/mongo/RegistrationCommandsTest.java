package io.leadstone.adapter.mongo;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.SubmissionDocuments;
import io.leadstone.adapter.mongo.document.SubmissionFields;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RegisterLead;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.in.privacy.RetentionRules;
import io.leadstone.application.port.out.submission.RegistrationVerdict;
import io.leadstone.application.privacy.SuppressionKeys;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.SubmissionAppliedException;
import io.leadstone.domain.failure.SubmissionNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.Consents;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.domain.submission.SubmissionState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.BsonDateTime;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Tests the commands of a registration, and the completion of registrations whose process died. */
class RegistrationCommandsTest {

    private static final CommandLog COMMANDS = new CommandLog();
    private static final InterveningTask BEFORE_FIND = new InterveningTask("find", LeadDocumentFields.LEADS);

    private static final InterveningTask BEFORE_UPDATE = new InterveningTask("update", SubmissionFields.SUBMISSIONS);

    private static final InterveningTask BEFORE_LEAD_UPDATE = new InterveningTask("update", LeadDocumentFields.LEADS);

    @AutoClose
    private static final MemoryMongo MONGO =
            new MemoryMongo(new MemoryBackend(), COMMANDS, BEFORE_FIND, BEFORE_UPDATE, BEFORE_LEAD_UPDATE);

    private final MongoDatabase database = MONGO.freshDatabase();
    private final MongoLeadStore store =
            MongoLeadStore.builder(database).schemaMode(MongoSchemaMode.CREATE).build();
    private final LeadManagement management = builder().build();

    /** So that the time of a registration does not reveal whether the email was known. */
    @Test
    void a_registration_takes_as_many_commands_for_a_known_email() {
        for (boolean consents : new boolean[] {true, false}) {
            List<BsonDocument> unknown = COMMANDS.of(() -> register("jordan" + consents + "@example.com", consents));
            List<BsonDocument> known = COMMANDS.of(() -> register("jordan" + consents + "@example.com", consents));

            assertThat(known).hasSizeBetween(unknown.size() - 1, unknown.size() + 1);
        }
    }

    @Test
    void a_later_read_completes_the_registration_of_a_new_email() {
        Submission submission = register("jordan@example.com", true).submission();
        mark(submission.id());
        leads().deleteMany(new BsonDocument());

        assertThat(store.submissions().find(ACME, submission.id())).contains(submission);

        assertThat(management.leads().get(ALICE, submission.id()).details()).isEqualTo(submission.details());
        assertThat(management.leads().get(ALICE, submission.id()).consents())
                .isEqualTo(submission.asLead().consents());
        assertThat(isMarked()).isFalse();
    }

    /** Without its lead the submission is in no list, so that nobody would know its id. */
    @Test
    void lists_complete_the_registration_of_a_new_email() {
        Submission listed = lostWithLead();
        assertThat(management
                        .submissions()
                        .companySubmissions(ALICE, SubmissionState.APPLIED, UP_TO_100)
                        .items())
                .containsExactly(listed);
        assertThat(management.leads().get(ALICE, listed.id()).details()).isEqualTo(listed.details());

        Submission moved = lostWithLead();
        LeadId owner = register("jordan@example.com", false).submission().id();
        assertThat(store.submissions().submissionsOf(ACME, owner, UP_TO_100).items())
                .extracting(Submission::id)
                .contains(moved.id());
    }

    @Test
    void a_purge_that_keeps_all_leads_completes_registrations() {
        Submission lost = lostWithLead();

        management.privacy().purge(new RetentionRules(Optional.empty(), Optional.empty()));

        assertThat(management.leads().get(ALICE, lost.id()).details()).isEqualTo(lost.details());
        assertThat(isMarked()).isFalse();
    }

    @Test
    void the_completion_of_a_registration_grants_no_withheld_consent() {
        LeadManagement suppressing = builder()
                .suppressionKeys(SuppressionKeys.of("2026:" + "B".repeat(42) + "A="))
                .build();
        LeadId withdrawn = register("jordan@example.com", true).submission().id();
        suppressing
                .privacy()
                .withdraw(suppressing.privacy().prepareWithdrawal(ALICE, withdrawn, ConsentPurpose.MARKETING));
        suppressing.leads().delete(ALICE, withdrawn, Optional.empty());
        Submission submission =
                register(suppressing, "jordan@example.com", true).submission();
        mark(submission.id());
        leads().deleteOne(LeadDocuments.byId(ACME, submission.id()));

        assertThat(store.submissions().find(ACME, submission.id())).contains(submission);

        assertThat(submission.asLead().consents().marketing()).isEqualTo(ConsentState.GRANTED);
        assertThat(management.leads().get(ALICE, submission.id()).consents()).isEqualTo(Consents.UNDECIDED);
        assertThat(isMarked()).isFalse();
    }

    @Test
    void a_later_read_completes_the_registration_of_a_known_email_once() {
        LeadId lead = register("jordan@example.com", false).submission().id();
        Submission written = register("jordan@example.com", false).submission();
        mark(written.id());
        Submission lost = lost();

        assertThat(management.submissions().submissions(ALICE, lead, UP_TO_100).items())
                .hasSize(3)
                .contains(written, lost);

        assertThat(isMarked()).isFalse();
        assertThat(management.leads().history(ALICE, lead, UP_TO_100).items())
                .filteredOn(event -> event.type() == EventType.LEAD_SUBMITTED)
                .extracting(LeadEvent::id)
                .containsExactlyInAnyOrder(written.id().value(), lost.id().value());
    }

    @Test
    void the_purge_completes_a_registration_whose_email_has_another_owner_now() {
        Submission lost = register("jordan@example.com", false).submission();
        leads().deleteMany(new BsonDocument());
        LeadId winner = register("jordan@example.com", false).submission().id();
        mark(lost.id());

        management.privacy().purge(RetentionRules.STANDARD);

        Submission completed = store.submissions().find(ACME, lost.id()).orElseThrow();
        assertThat(completed.leadId()).contains(winner);
        assertThat(completed.state()).isEqualTo(SubmissionState.RECEIVED);
        assertThat(management
                        .leads()
                        .history(ALICE, winner, UP_TO_100)
                        .items()
                        .get(0)
                        .id())
                .isEqualTo(lost.id().value());
    }

    @Test
    void a_registration_whose_lead_was_deleted_makes_no_other_lead() {
        LeadId lead = register("jordan@example.com", true).submission().id();
        Submission lost = lost();
        management.leads().delete(ALICE, lead, Optional.empty());

        management.privacy().purge(RetentionRules.STANDARD);

        assertThat(isMarked()).isFalse();
        assertThat(leads().countDocuments()).isEqualTo(1);
        assertThat(store.submissions().find(ACME, lost.id())).contains(lost);
    }

    @Test
    void values_of_a_deleted_lead_can_be_taken_over_later() {
        LeadId lead = register("jordan@example.com", false).submission().id();
        LeadManagement taking = builder()
                .submissionPolicy((found, submission) -> Set.of(SubmissionField.PHONE))
                .build();
        Submission lost = lost(register(taking, "jordan@example.com", true).submission());
        assertThat(lost.state()).isEqualTo(SubmissionState.APPLIED);
        management.leads().delete(ALICE, lead, Optional.empty());

        Submission completed = store.submissions().find(ACME, lost.id()).orElseThrow();

        assertThat(completed.leadId()).contains(lead);
        assertThat(completed.state()).isEqualTo(SubmissionState.RECEIVED);
        assertThat(completed.appliedFields()).isEmpty();
    }

    @Test
    void a_registration_whose_lead_was_erased_makes_no_other_lead() {
        LeadId lead = register("jordan@example.com", true).submission().id();
        Submission lost = lost();
        BsonDocument document = submissions().find(byId(lost.id())).first();
        management.leads().erase(ALICE, lead, Optional.empty());
        submissions().replaceOne(byId(lost.id()), document);

        assertThat(store.submissions().find(ACME, lost.id())).isEmpty();

        assertThat(leads().countDocuments()).isEqualTo(1);
    }

    @Test
    void a_registration_whose_lead_was_purged_is_removed() {
        register("jordan@example.com", true);
        Submission lost = lost();
        leads().deleteMany(new BsonDocument());

        assertThat(store.submissions().find(ACME, lost.id())).isEmpty();

        assertThat(leads().countDocuments()).isZero();
    }

    /** Otherwise the completion would show the submission as not applied. */
    @Test
    void values_of_a_lost_registration_are_taken_over_after_its_completion() {
        LeadId lead = register("jordan@example.com", false).submission().id();
        Submission lost = lost();
        mark(lost.id(), Duration.ZERO);
        Submission applied = applied(lost);

        assertThatThrownBy(() -> apply(lead, applied)).isInstanceOf(VersionConflictException.class);
        assertThat(store.submissions().find(ACME, lost.id())).contains(lost);

        mark(lost.id());
        assertThat(store.submissions().find(ACME, lost.id())).contains(lost);
        apply(lead, applied);
        assertThat(store.submissions().find(ACME, lost.id())).contains(applied);
        assertThatThrownBy(() -> apply(lead, applied)).isInstanceOf(SubmissionAppliedException.class);
    }

    @Test
    void a_mark_that_was_left_over_does_not_delay_a_member() {
        LeadId lead = register("jordan@example.com", false).submission().id();
        Submission written = register("jordan@example.com", false).submission();
        mark(written.id(), Duration.ZERO);
        Submission applied = applied(written);

        apply(lead, applied);

        assertThat(isMarked()).isFalse();
        assertThat(store.submissions().find(ACME, written.id())).contains(applied);
    }

    @Test
    void the_removal_of_a_mark_leaves_values_that_were_taken_over_meanwhile() {
        register("jordan@example.com", false);
        Submission written = register("jordan@example.com", false).submission();
        mark(written.id());
        Submission applied = applied(written);
        BsonDocument document = SubmissionDocuments.of(applied);
        BEFORE_FIND.runOnce(() -> submissions()
                .updateOne(
                        byId(written.id()),
                        Updates.combine(
                                Updates.set(SubmissionFields.STATE, document.get(SubmissionFields.STATE)),
                                Updates.set(SubmissionFields.APPLIED_AT, document.get(SubmissionFields.APPLIED_AT)),
                                Updates.set(
                                        SubmissionFields.APPLIED_FIELDS,
                                        document.get(SubmissionFields.APPLIED_FIELDS)))));

        assertThat(store.submissions().find(ACME, written.id())).contains(applied);

        assertThat(isMarked()).isFalse();
    }

    @Test
    void a_submission_whose_values_are_being_taken_over_is_no_surplus() {
        LeadId lead = register("jordan@example.com", false).submission().id();
        Submission applied = applied(register("jordan@example.com", false).submission());
        Runnable registrations = () -> {
            for (int i = 0; i < Submission.MAX_RECEIVED; i++) {
                register("jordan@example.com", false);
            }
        };
        BEFORE_UPDATE.runOnce(() -> BEFORE_UPDATE.runOnce(registrations));

        apply(lead, applied);

        assertThat(store.submissions().find(ACME, applied.id()))
                .contains(applied.inSession(applied.session().ended()));
    }

    @Test
    void a_lead_that_is_purged_during_a_completion_does_not_come_back() {
        Submission submission = register("jordan@example.com", true).submission();
        mark(submission.id());
        BEFORE_FIND.runOnce(() -> {
            leads().deleteMany(new BsonDocument());
            submissions().deleteMany(new BsonDocument());
        });

        assertThat(store.submissions().find(ACME, submission.id())).isEmpty();

        assertThat(leads().countDocuments()).isZero();
    }

    @Test
    void a_submission_that_is_erased_during_its_release_does_not_come_back() {
        LeadId lead = register("jordan@example.com", false).submission().id();
        LeadManagement holding =
                builder().registrationGuard(attempt -> RegistrationVerdict.HOLD).build();
        Submission held = register(holding, "jordan@example.com", false).submission();
        BEFORE_LEAD_UPDATE.runOnce(() -> management.leads().erase(ALICE, lead, Optional.empty()));

        assertThatThrownBy(() -> management.submissions().release(ALICE, held.id()))
                .isInstanceOf(SubmissionNotFoundException.class);

        assertThat(store.submissions().find(ACME, held.id())).isEmpty();
        assertThat(leads().countDocuments()).isEqualTo(1);
    }

    private LeadManagementBuilder builder() {
        return LeadManagement.builder()
                .store(store)
                .agentDirectory(id -> Optional.of(new Agent(
                        new AgentId("bot"), ACME, Optional.empty(), List.of(), Instant.EPOCH, Instant.EPOCH, 1)));
    }

    private RegisterLead.Result register(String email, boolean consents) {
        return register(management, email, consents);
    }

    private static RegisterLead.Result register(LeadManagement management, String email, boolean consents) {
        return management
                .leads()
                .register(new RegisterLeadCommand(
                        "bot",
                        LeadFields.of("Jordan", "Lee", email)
                                .phone("+49 170 1234567")
                                .consentMarketing(consents)
                                .build()));
    }

    /** Returns a registration for the known email whose process died before it wrote the event of the lead. */
    private Submission lost() {
        return lost(register("jordan@example.com", true).submission());
    }

    /** Returns the registration of a new email whose process died before it wrote the lead. */
    private Submission lostWithLead() {
        submissions().deleteMany(new BsonDocument());
        leads().deleteMany(new BsonDocument());
        Submission lost = register("jordan@example.com", true).submission();
        mark(lost.id());
        leads().deleteMany(new BsonDocument());
        return lost;
    }

    private Submission lost(Submission lost) {
        mark(lost.id());
        leads().updateMany(new BsonDocument(), Updates.pull("events", Filters.eq("id", binary(lost.id()))));
        leads().updateMany(new BsonDocument(), Updates.inc("last_event", -1L));
        return lost;
    }

    private static Submission applied(Submission received) {
        return received.applied(Set.of(SubmissionField.PHONE), received.receivedAt());
    }

    private void apply(LeadId lead, Submission applied) {
        store.submissions()
                .apply(
                        applied,
                        Lead.restore(management.leads().get(ALICE, lead)).unchanged());
    }

    /** Marks the submission as pending since an hour ago, as a process that died has left it. */
    private void mark(LeadId id) {
        mark(id, Duration.ofHours(1));
    }

    private void mark(LeadId id, Duration age) {
        submissions()
                .updateOne(
                        byId(id),
                        Updates.set(
                                SubmissionFields.PENDING_SINCE,
                                new BsonDateTime(Instant.now().minus(age).toEpochMilli())));
    }

    private static Bson byId(LeadId id) {
        return Filters.eq(SubmissionFields.SUBMISSION_ID, binary(id));
    }

    private boolean isMarked() {
        return submissions().countDocuments(Filters.exists(SubmissionFields.PENDING_SINCE)) > 0;
    }

    private static BsonBinary binary(LeadId id) {
        UUID value = id.value();
        return new BsonBinary(value);
    }

    private MongoCollection<BsonDocument> leads() {
        return database.getCollection("leadstone_leads", BsonDocument.class);
    }

    private MongoCollection<BsonDocument> submissions() {
        return database.getCollection("leadstone_" + SubmissionFields.SUBMISSIONS, BsonDocument.class);
    }
}
