package io.leadstone.testkit.contract.lead;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.leadstone.application.port.in.lead.CreateLead;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.CreateLeadCommand.Origin;
import io.leadstone.application.port.in.lead.CreateOutcome;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for leads that come from another system, such as a file. */
public interface LeadOriginContract extends StoreUnderTest {

    /** The instant at which the other system created the lead. */
    Instant EARLIER = Instant.parse("2019-03-01T10:22:00.123Z");

    @Test
    default void an_imported_lead_keeps_its_creation_and_its_consents_name_the_import() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot own = acme.create(SampleLeads.draft("robin@example.com").build());

        LeadSnapshot lead = create(acme, "jordan@example.com", EARLIER, DuplicatePolicy.REJECT)
                .lead();

        assertThat(lead.createdAt()).isEqualTo(EARLIER);
        assertThat(lead.milestones().qualifiedAt()).contains(EARLIER);
        assertThat(lead.updatedAt()).isEqualTo(acme.clock().instant());
        assertSame("leads.get", lead, acme.get(lead.id()));
        assertThat(acme.history(lead.id()).get(0).at()).isEqualTo(acme.clock().instant());
        assertThat(acme.consents(lead.id()))
                .extracting(entry -> entry.decision().source(), entry -> entry.recordedAt())
                .containsExactly(tuple(Optional.of("import"), acme.clock().instant()));
        LeadQuery oldest = LeadQuery.builder().sort(LeadSort.OLDEST).build();
        assertThat(acme.management().leads().list(ALICE, oldest, UP_TO_100).items())
                .extracting(LeadSnapshot::id)
                .containsExactly(lead.id(), own.id());
    }

    @Test
    default void a_live_lead_keeps_its_own_creation() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot own = acme.create(SampleLeads.draft("jordan@example.com").build());

        CreateLead.Result updated = create(acme, "jordan@example.com", EARLIER, DuplicatePolicy.UPDATE);

        assertThat(updated.outcome()).isEqualTo(CreateOutcome.UPDATED);
        assertThat(updated.lead().createdAt()).isEqualTo(own.createdAt());
        assertThat(acme.consents(own.id()).get(0).decision().source()).contains("import");
    }

    @Test
    default void an_origin_in_the_future_or_before_1970_is_refused() {
        ManagedStore acme = new ManagedStore(this);
        for (Instant wrong : List.of(acme.clock().instant().plus(Duration.ofMillis(1)), Instant.EPOCH.minusMillis(1))) {
            assertThatExceptionOfType(InvalidCommandException.class)
                    .isThrownBy(() -> create(acme, "jordan@example.com", wrong, DuplicatePolicy.REJECT))
                    .satisfies(invalid -> assertThat(invalid.violations())
                            .extracting(Violation::field)
                            .containsExactly("created_at"));
        }
        assertThat(create(acme, "jordan@example.com", Instant.EPOCH, DuplicatePolicy.REJECT)
                        .lead()
                        .createdAt())
                .isEqualTo(Instant.EPOCH);
    }

    private static CreateLead.Result create(
            ManagedStore acme, String email, Instant createdAt, DuplicatePolicy onDuplicate) {
        return acme.management()
                .leads()
                .create(
                        ALICE,
                        new CreateLeadCommand(
                                        SampleLeads.draft(email)
                                                .status(LeadStatus.QUALIFIED)
                                                .consentMarketing(true)
                                                .build(),
                                        onDuplicate)
                                .importedFrom(new Origin(Optional.of(createdAt))));
    }
}
