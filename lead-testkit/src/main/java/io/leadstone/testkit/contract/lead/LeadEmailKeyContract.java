package io.leadstone.testkit.contract.lead;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.CreateOutcome;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleEmailKeys;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for the email key that the use cases make: the store keeps it with the lead. */
public interface LeadEmailKeyContract extends StoreUnderTest {

    @Test
    default void an_international_domain_and_its_ascii_form_are_one_email() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot lead =
                acme.create(SampleLeads.draft("Info@m\u00FCller.example").build());

        for (String email :
                List.of("info@xn--mller-kva.example", "info@M\u00DCLLER.example", "info@mu\u0308ller.example")) {
            assertThatExceptionOfType(DuplicateEmailException.class)
                    .isThrownBy(() -> acme.create(SampleLeads.draft(email).build()))
                    .satisfies(duplicate -> assertThat(duplicate.emailOwner()).contains(lead.id()));
            assertFound(
                    "leads.findByEmail", lead, acme.management().leads().findByEmail(ALICE, new EmailAddress(email)));
        }
        assertThat(lead.details().email().orElseThrow().value()).isEqualTo("Info@m\u00FCller.example");
        assertThat(acme.create(SampleLeads.draft("info@xn--mller-kva.example").build(), DuplicatePolicy.RETURN)
                        .outcome())
                .isEqualTo(CreateOutcome.RETURNED);
    }

    @Test
    default void a_domain_that_cannot_be_converted_is_refused() {
        ManagedStore acme = new ManagedStore(this);

        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(() -> acme.create(
                        SampleLeads.draft("info@stra\u00DFe.example").build()))
                .satisfies(invalid -> assertThat(invalid.violations())
                        .extracting(Violation::field)
                        .containsExactly("email"));
    }

    /** Earlier versions stored the domain of the key as typed. */
    @Test
    default void a_lead_with_an_older_email_key_still_owns_its_email() {
        StoreScene scene = new StoreScene(this);
        LeadSnapshot older = scene.add("info@m\u00FCller.example");
        LeadManagement management =
                LeadManagement.builder().store(scene.store()).build();

        for (String email :
                List.of("info@xn--mller-kva.example", "info@m\u00FCller.example", "info@M\u00DCLLER.example")) {
            assertThatExceptionOfType(DuplicateEmailException.class)
                    .isThrownBy(() -> management
                            .leads()
                            .create(
                                    ALICE,
                                    new CreateLeadCommand(
                                            SampleLeads.draft(email).build())))
                    .satisfies(duplicate -> assertThat(duplicate.emailOwner()).contains(older.id()));
            assertFound("leads.findByEmail", older, management.leads().findByEmail(ALICE, new EmailAddress(email)));
        }

        LeadSnapshot renamed =
                management.leads().update(ALICE, UpdateLeadCommand.of(older.id(), f -> f.firstName("Ilka")));
        assertFound(
                "leads.findByEmail",
                renamed,
                management.leads().findByEmail(ALICE, new EmailAddress("info@xn--mller-kva.example")));
    }

    @Test
    default void the_store_keeps_the_key_of_a_live_lead() {
        StorePorts store = new StorePorts(emptyStore());
        LeadManagement management = LeadManagement.builder()
                .store(store)
                .emailKeys(SampleEmailKeys.oneMailbox())
                .build();
        LeadSnapshot jordan = create(management, "jordan@example.com");

        LeadSnapshot renamed =
                management.leads().update(ALICE, UpdateLeadCommand.of(jordan.id(), f -> f.firstName("Jo")));
        assertThatExceptionOfType(DuplicateEmailException.class)
                .isThrownBy(() -> create(management, "robin@example.com"));
        assertFound(
                "leads.findByEmail",
                renamed,
                management.leads().findByEmail(ALICE, new EmailAddress("robin@example.com")));

        management.leads().delete(ALICE, jordan.id(), Optional.empty());
        LeadSnapshot robin = create(management, "robin@example.com");
        assertThatExceptionOfType(DuplicateEmailException.class)
                .isThrownBy(() -> management.leads().restore(ALICE, jordan.id(), Optional.empty()))
                .satisfies(duplicate -> assertThat(duplicate.emailOwner()).contains(robin.id()));

        management.leads().delete(ALICE, robin.id(), Optional.empty());
        LeadSnapshot restored = management.leads().restore(ALICE, jordan.id(), Optional.empty());
        assertFound(
                "leads.findByEmail",
                restored,
                management.leads().findByEmail(ALICE, new EmailAddress("anybody@example.com")));
    }

    @Test
    default void gmail_addresses_are_compared_without_dots_and_tags_on_request() {
        StorePorts store = new StorePorts(emptyStore());
        LeadManagement management =
                LeadManagement.builder().store(store).gmailAddresses().build();
        create(management, "jor.dan+news@gmail.com");
        create(management, "jor.dan+news@example.com");
        create(management, "jordan@example.com");

        assertThatExceptionOfType(DuplicateEmailException.class)
                .isThrownBy(() -> create(management, "Jordan@googlemail.com"));
    }

    private static LeadSnapshot create(LeadManagement management, String email) {
        return management
                .leads()
                .create(ALICE, new CreateLeadCommand(SampleLeads.draft(email).build()))
                .lead();
    }
}
