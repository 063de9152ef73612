package io.leadstone.testkit.contract.lead;

import static io.leadstone.application.port.in.lead.DuplicatePolicy.FILL;
import static io.leadstone.application.port.in.lead.DuplicatePolicy.REJECT;
import static io.leadstone.application.port.in.lead.DuplicatePolicy.RETURN;
import static io.leadstone.application.port.in.lead.DuplicatePolicy.UPDATE;
import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertItems;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.in.lead.CreateLead;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.CreateOutcome;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for creating a lead whose email may be taken. The duplicate policy decides the result. */
public interface LeadCaptureContract extends StoreUnderTest {

    @Test
    default void policy_reject_names_the_email_owner() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan =
                acme.create(SampleLeads.draft("jordan@example.com").build());

        assertThatExceptionOfType(DuplicateEmailException.class)
                .isThrownBy(() -> acme.create(richer(), REJECT))
                .satisfies(duplicate -> assertThat(duplicate.emailOwner()).contains(jordan.id()));

        assertUntouched(acme, jordan);
    }

    @Test
    default void policy_return_returns_the_email_owner_unchanged() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan =
                acme.create(SampleLeads.draft("jordan@example.com").build());

        assertThat(acme.create(richer(), RETURN)).isEqualTo(new CreateLead.Result(CreateOutcome.RETURNED, jordan));

        assertUntouched(acme, jordan);
    }

    @Test
    default void policy_fill_sets_only_empty_fields() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan = acme.create(
                SampleLeads.draft("jordan@example.com").notes("Mine.").build());

        CreateLead.Result filled = acme.create(richer(), FILL);

        assertThat(filled.outcome()).isEqualTo(CreateOutcome.FILLED);
        assertSame("leads.get", filled.lead(), acme.get(jordan.id()));
        assertThat(filled.lead().details().firstName().orElseThrow()).isEqualTo("Jordan");
        assertThat(filled.lead().details().notes()).contains("Mine.");
        assertThat(filled.lead().details().company()).contains("Acme");
        assertThat(filled.lead().details().tags()).containsExactly("new");
        assertThat(filled.lead().consents().marketing()).isEqualTo(ConsentState.GRANTED);
        assertThat(acme.create(richer(), FILL).outcome()).isEqualTo(CreateOutcome.UNCHANGED);
        assertThat(acme.history(jordan.id())).hasSize(3);
    }

    @Test
    default void policy_update_overwrites_sent_fields() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan = acme.create(
                SampleLeads.draft("jordan@example.com").source("import").build());

        CreateLead.Result updated = acme.create(richer(), UPDATE);

        assertThat(updated.outcome()).isEqualTo(CreateOutcome.UPDATED);
        assertSame("leads.get", updated.lead(), acme.get(jordan.id()));
        assertThat(updated.lead().details().firstName().orElseThrow()).isEqualTo("Jo");
        assertThat(updated.lead().details().notes()).contains("Theirs.");
        assertThat(updated.lead().details().source()).contains("import");
        assertThat(acme.create(richer(), UPDATE).outcome()).isEqualTo(CreateOutcome.UNCHANGED);
        assertItems(
                "leads.list",
                acme.management().leads().list(ALICE, LeadQuery.ALL, UP_TO_100).items(),
                updated.lead());
    }

    @Test
    default void no_policy_grants_a_withdrawn_consent() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan = acme.create(richer());
        acme.record(jordan.id(), ConsentPurpose.MARKETING, false);
        LeadFields both = SampleLeads.draft("jordan@example.com")
                .consentMarketing(true)
                .consentDataProcessing(true)
                .build();

        assertThat(acme.create(both, RETURN).keptWithdrawals()).isEmpty();
        CreateLead.Result updated = acme.create(both, UPDATE);

        assertThat(updated.outcome()).isEqualTo(CreateOutcome.UPDATED);
        assertThat(updated.keptWithdrawals()).containsExactly(ConsentPurpose.MARKETING);
        assertThat(updated.lead().consents().marketing()).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(updated.lead().consents().dataProcessing()).isEqualTo(ConsentState.GRANTED);
        for (DuplicatePolicy policy : List.of(FILL, UPDATE)) {
            CreateLead.Result again = acme.create(both, policy);
            assertThat(again.outcome()).isEqualTo(CreateOutcome.UNCHANGED);
            assertThat(again.keptWithdrawals()).containsExactly(ConsentPurpose.MARKETING);
        }
        assertSame("leads.get", updated.lead(), acme.get(jordan.id()));
        assertThat(acme.consents(jordan.id())).hasSize(3);
    }

    @Test
    default void policy_update_withdraws_a_consent_and_grants_an_undecided_one() {
        ManagedStore acme = new ManagedStore(this);
        acme.create(SampleLeads.draft("jordan@example.com").build());

        CreateLead.Result granted = acme.create(richer(), UPDATE);
        CreateLead.Result withdrawn = acme.create(
                SampleLeads.draft("jordan@example.com").consentMarketing(false).build(), UPDATE);

        assertThat(granted.lead().consents().marketing()).isEqualTo(ConsentState.GRANTED);
        assertThat(granted.keptWithdrawals()).isEmpty();
        assertThat(withdrawn.lead().consents().marketing()).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(withdrawn.keptWithdrawals()).isEmpty();
    }

    @Test
    default void a_lost_reason_alone_changes_a_lost_lead_and_creates_none() {
        ManagedStore acme = new ManagedStore(this);
        LeadFields reason =
                SampleLeads.draft("jordan@example.com").lostReason("no budget").build();

        for (DuplicatePolicy policy : DuplicatePolicy.values()) {
            assertThatExceptionOfType(InvalidCommandException.class)
                    .isThrownBy(() -> acme.create(reason, policy))
                    .satisfies(refused -> assertThat(refused.violations())
                            .extracting(Violation::field)
                            .containsExactly("lost_reason"));
        }
        LeadSnapshot lost = acme.create(
                SampleLeads.draft("jordan@example.com").status(LeadStatus.LOST).build());
        LeadSnapshot live = acme.create(SampleLeads.draft("kim@example.com").build());
        for (DuplicatePolicy policy : List.of(REJECT, RETURN, FILL)) {
            for (String email : List.of("jordan@example.com", "kim@example.com")) {
                assertThatExceptionOfType(InvalidCommandException.class)
                        .as("%s of %s", policy, email)
                        .isThrownBy(() -> acme.create(
                                SampleLeads.draft(email).lostReason("no budget").build(), policy));
            }
        }
        assertThat(acme.get(lost.id())).isEqualTo(lost);

        CreateLead.Result updated = acme.create(reason, UPDATE);

        assertThat(updated.lead().id()).isEqualTo(lost.id());
        assertThat(updated.lead().lostReason()).contains("no budget");
        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(() -> acme.create(
                        SampleLeads.draft("kim@example.com")
                                .lostReason("no budget")
                                .build(),
                        UPDATE));
        assertThat(acme.get(live.id())).isEqualTo(live);
    }

    @Test
    default void policy_update_clears_fields_that_are_sent_empty() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot jordan = acme.create(richer());
        LeadFields emptied = SampleLeads.draft("jordan@example.com")
                .clearAgentId()
                .clearPhone()
                .clearCompany()
                .clearSource()
                .clearNotes()
                .clearTags()
                .clearMetadata()
                .clearLostReason()
                .build();
        for (DuplicatePolicy policy : List.of(RETURN, FILL)) {
            CreateLead.Result result = acme.management().leads().create(ALICE, new CreateLeadCommand(emptied, policy));
            assertThat(result.lead()).isEqualTo(jordan);
        }

        CreateLead.Result updated = acme.management().leads().create(ALICE, new CreateLeadCommand(emptied, UPDATE));

        assertThat(updated.outcome()).isEqualTo(CreateOutcome.UPDATED);
        assertThat(updated.lead().details()).isEqualTo(SampleLeads.details().build());
        assertSame("leads.get", updated.lead(), acme.get(jordan.id()));
    }

    @Test
    default void the_email_of_a_deleted_lead_can_be_used_again() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot first = acme.create(SampleLeads.draft("jordan@example.com").build());
        acme.management().leads().delete(ALICE, first.id(), Optional.empty());

        CreateLead.Result second = acme.create(richer(), UPDATE);

        assertThat(second.outcome()).isEqualTo(CreateOutcome.CREATED);
        assertThat(second.lead().id()).isNotEqualTo(first.id());
        assertThatExceptionOfType(DuplicateEmailException.class)
                .isThrownBy(() -> acme.management().leads().restore(ALICE, first.id(), Optional.empty()))
                .satisfies(duplicate -> assertThat(duplicate.emailOwner())
                        .contains(second.lead().id()));
    }

    private static LeadFields richer() {
        return LeadFields.of("Jo", "Lee", "JORDAN@example.com")
                .company("Acme")
                .notes("Theirs.")
                .tags(List.of("new"))
                .consentMarketing(true)
                .build();
    }

    private static void assertUntouched(ManagedStore acme, LeadSnapshot lead) {
        assertItems(
                "leads.list",
                acme.management().leads().list(ALICE, LeadQuery.ALL, UP_TO_100).items(),
                lead);
        assertThat(acme.history(lead.id())).hasSize(1);
        assertThat(acme.consents(lead.id())).isEmpty();
    }
}
