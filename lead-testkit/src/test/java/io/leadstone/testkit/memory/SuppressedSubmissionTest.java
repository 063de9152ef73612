package io.leadstone.testkit.memory;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.privacy.SuppressAddressCommand;
import io.leadstone.application.port.in.submission.ApplySubmissionCommand;
import io.leadstone.application.privacy.SuppressionKeys;
import io.leadstone.domain.failure.SuppressedException;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import org.junit.jupiter.api.Test;

/** Tests that a lead gets no address from a submission that the suppression list refuses. */
class SuppressedSubmissionTest {

    private static final String PHONE = "+49 170 1234567";

    @Test
    void a_suppressed_phone_is_not_taken_over() {
        InMemoryLeadStore store = new InMemoryLeadStore();
        SettableClock clock = new SettableClock();
        LeadManagement management = LeadManagement.builder()
                .store(store)
                .clock(clock)
                .suppressionKeys(SuppressionKeys.of("2026:" + "B".repeat(42) + "A="))
                .build();
        ManagedStore acme = new ManagedStore(new StorePorts(store), clock, management);
        LeadSnapshot lead =
                acme.create(LeadFields.of("Jordan", "Lee", "jordan@example.com").build());
        WidgetVisitor visitor = WidgetVisitor.of(
                acme,
                LeadFields.of("Jordan", "Lee", "jordan@example.com")
                        .phone(PHONE)
                        .notes("Theirs.")
                        .build());
        management.privacy().suppress(ALICE, SuppressAddressCommand.ofPhone(PHONE));

        assertThatExceptionOfType(SuppressedException.class)
                .isThrownBy(() -> management
                        .submissions()
                        .apply(
                                ALICE,
                                ApplySubmissionCommand.of(
                                        lead.id(), visitor.id(), SubmissionField.PHONE, SubmissionField.NOTES)));

        assertThat(acme.get(lead.id()).details()).isEqualTo(lead.details());
        assertThat(visitor.stored().orElseThrow().state()).isEqualTo(SubmissionState.RECEIVED);
        LeadSnapshot after = management
                .submissions()
                .apply(ALICE, ApplySubmissionCommand.of(lead.id(), visitor.id(), SubmissionField.NOTES));
        assertThat(after.details().notes()).contains("Theirs.");
        assertThat(after.details().phone()).isEmpty();
    }
}
