package io.leadstone.adapter.mongo;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.LeadDocuments;
import io.leadstone.adapter.mongo.document.SubmissionFields;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RegisterLead;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.in.privacy.RetentionRules;
import io.leadstone.application.privacy.SuppressionKeys;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.Consents;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(new MemoryBackend(), COMMANDS, BEFORE_FIND);

    private final MongoDatabase database = MONGO.freshDatabase();
    private final MongoLeadStore store =
            MongoLeadStore.builder(database).schemaMode(MongoSchemaMode.CREATE).build();
    private final LeadManagement management = builder().build();

    /** So that the time of a registration does not tell whether the email was known. */
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
        Submission lost = register("jordan@example.com", true).submission();
        mark(lost.id());
        leads().updateMany(new BsonDocument(), Updates.pull("events", Filters.eq("id", binary(lost.id()))));
        leads().updateMany(new BsonDocument(), Updates.inc("last_event", -1L));
        return lost;
    }

    /** Marks the submission as pending since an hour ago, as a process that died has left it. */
    private void mark(LeadId id) {
        submissions()
                .updateOne(
                        byId(id),
                        Updates.set(
                                SubmissionFields.PENDING_SINCE,
                                new BsonDateTime(
                                        Instant.now().minusSeconds(3600).toEpochMilli())));
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
