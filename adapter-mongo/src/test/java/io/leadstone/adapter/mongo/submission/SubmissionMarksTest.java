package io.leadstone.adapter.mongo.submission;

import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.mongo.CallingListener;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.LeadFieldsBuilder;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.domain.submission.SubmissionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Marked submissions that others read while their writer works. */
class SubmissionMarksTest {

    private static final MemoryMongo MONGO = new MemoryMongo();

    private final MongoLeadStore store = MONGO.freshStore();

    @AfterAll
    static void stop() {
        MONGO.close();
    }

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

    /** Returns use cases in which a registration for a known email changes the phone of the lead. */
    private static LeadManagement management(MongoLeadStore store, boolean doubleOptIn) {
        Agent bot = new Agent(new AgentId("bot"), ACME, Optional.empty(), List.of(), Instant.EPOCH, Instant.EPOCH, 1)
                .withDoubleOptIn(doubleOptIn);
        return LeadManagement.builder()
                .store(store)
                .agentDirectory(id -> Optional.of(bot))
                .confirmationSender(request -> {})
                .submissionPolicy((lead, submission) -> Set.of(SubmissionField.PHONE))
                .build();
    }
}
