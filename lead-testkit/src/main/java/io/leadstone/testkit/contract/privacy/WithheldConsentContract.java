package io.leadstone.testkit.contract.privacy;

import static io.leadstone.domain.lead.ConsentPurpose.DATA_PROCESSING;
import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.LeadFieldsBuilder;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.in.privacy.SuppressAddressCommand;
import io.leadstone.application.port.in.submission.ApplySubmissionCommand;
import io.leadstone.application.port.out.SharedCompanySettings;
import io.leadstone.application.port.out.SuppressedCapture;
import io.leadstone.application.port.out.submission.ConfirmationRequest;
import io.leadstone.application.port.out.submission.RegistrationVerdict;
import io.leadstone.application.privacy.SuppressionKeys;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.Consents;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.Suppression;
import io.leadstone.domain.lead.Suppression.Effect;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Rules of public registrations with an address on the suppression list. The visitor gets the same answer as any other.
 * The ledger of the lead gets no consent that the list withholds, until the person confirms it.
 */
public interface WithheldConsentContract extends StoreUnderTest {

    /** The email of a lead whose consent to marketing was withdrawn. */
    String EMAIL_OF_WITHDRAWAL = "jordan@example.com";

    /** The phone number of that lead. */
    String PHONE_OF_WITHDRAWAL = "+49 170 1234567";

    /** The key of all hashes. */
    SuppressionKeys KEYS = SuppressionKeys.of("2026:" + "B".repeat(42) + "A=");

    @Test
    default void a_withheld_consent_is_answered_like_a_given_one() {
        ManagedStore acme = suppressing(this);
        deleteWithdrawn(acme);
        LeadManagement management = registering(acme).build();

        WidgetVisitor visitor = register(acme, management, EMAIL_OF_WITHDRAWAL);
        WidgetVisitor other = register(acme, management, "other@example.com");

        assertSameAnswer(visitor, other);
        assertThat(visitor.submission().consents()).isEqualTo(other.submission().consents());
        assertThat(management.leads().get(visitor.caller(), visitor.id()))
                .isEqualTo(visitor.registered().lead());
        assertThat(visitor.stored()).contains(visitor.submission());
        assertThat(visitor.submission().appliedFields())
                .contains(SubmissionField.CONSENT_DATA_PROCESSING)
                .doesNotContain(SubmissionField.CONSENT_MARKETING);
        assertWithheld(acme, visitor.id());
        assertThat(acme.consents(other.id())).hasSize(2);
        assertThat(entries(acme)).hasSize(2);
    }

    @Test
    default void a_refused_address_with_a_withdrawal_is_answered_like_any_other() {
        for (boolean doubleOptIn : new boolean[] {true, false}) {
            ManagedStore acme = suppressing(this);
            acme.management().privacy().eraseAndSuppress(ALICE, withdrawn(acme).id(), Optional.empty());
            List<ConfirmationRequest> sent = new ArrayList<>();
            LeadManagement management = (doubleOptIn ? confirming(acme, sent) : registering(acme)).build();

            WidgetVisitor visitor = register(acme, management, EMAIL_OF_WITHDRAWAL);
            WidgetVisitor other = register(acme, management, "other@example.com");

            assertSameAnswer(visitor, other);
            assertThat(visitor.stored()).isEmpty();
            assertThat(sent).hasSize(doubleOptIn ? 1 : 0);
        }
    }

    @Test
    default void a_refused_address_that_a_company_stores_gets_no_consent() {
        ManagedStore acme = suppressing(this);
        acme.management().privacy().eraseAndSuppress(ALICE, withdrawn(acme).id(), Optional.empty());
        LeadManagement lenient = registering(acme)
                .companySettings(new SharedCompanySettings(Optional.empty(), SuppressedCapture.WITHOUT_CONSENT))
                .build();

        WidgetVisitor visitor = register(acme, lenient, EMAIL_OF_WITHDRAWAL);

        assertSameAnswer(visitor, register(acme, lenient, "other@example.com"));
        assertThat(lenient.leads().get(visitor.caller(), visitor.id()))
                .isEqualTo(visitor.registered().lead());
        assertThat(acme.consents(visitor.id())).isEmpty();
    }

    @Test
    default void a_confirmed_opt_in_ends_the_withdrawal_of_its_email() {
        ManagedStore acme = suppressing(this);
        deleteWithdrawn(acme);
        List<ConfirmationRequest> sent = new ArrayList<>();
        LeadManagement management = confirming(acme, sent).build();

        WidgetVisitor visitor = register(acme, management, EMAIL_OF_WITHDRAWAL);

        assertSameAnswer(visitor, register(acme, management, "other@example.com"));
        assertThat(management.submissions().pendingConsents(visitor.caller(), visitor.id()))
                .containsExactlyInAnyOrder(MARKETING, DATA_PROCESSING);
        assertThat(acme.consents(visitor.id())).isEmpty();
        assertThat(sent).hasSize(2);
        for (int times = 0; times < 2; times++) {
            assertThat(management.submissions().confirm(sent.get(0).token(), Optional.empty()))
                    .contains(Set.of(MARKETING, DATA_PROCESSING));
            assertThat(acme.get(visitor.id()).consents().of(MARKETING)).isEqualTo(ConsentState.GRANTED);
            assertThat(acme.consents(visitor.id())).hasSize(2);
            assertThat(entries(acme))
                    .as("the token proves the email, and not the phone number")
                    .hasSize(1);
        }
        acme.management().leads().delete(ALICE, visitor.id(), Optional.empty());
        assertThat(acme.create(LeadFields.of("Jordan", "Lee", EMAIL_OF_WITHDRAWAL)
                                .consentMarketing(true)
                                .build())
                        .consents()
                        .of(MARKETING))
                .isEqualTo(ConsentState.GRANTED);
    }

    @Test
    default void a_confirmed_opt_in_without_an_email_ends_the_withdrawal_of_the_phone() {
        ManagedStore acme = suppressing(this);
        deleteWithdrawn(acme);
        List<ConfirmationRequest> sent = new ArrayList<>();
        LeadManagement management = confirming(acme, sent).build();
        WidgetVisitor visitor = register(
                acme, management, LeadFields.builder().firstName("Jordan").phone(PHONE_OF_WITHDRAWAL));

        assertThat(management.submissions().confirm(sent.get(0).token(), Optional.empty()))
                .contains(Set.of(MARKETING, DATA_PROCESSING));

        assertThat(acme.get(visitor.id()).consents().of(MARKETING)).isEqualTo(ConsentState.GRANTED);
        assertThat(entries(acme)).as("the entry for the email").hasSize(1);
        assertThat(acme.create(LeadFields.of("Kim", "Lee", "kim@example.com")
                                .phone(PHONE_OF_WITHDRAWAL)
                                .consentMarketing(true)
                                .build())
                        .consents()
                        .of(MARKETING))
                .isEqualTo(ConsentState.GRANTED);
    }

    @Test
    default void a_second_withdrawal_after_the_registration_withholds_the_confirmed_consent() {
        ManagedStore acme = suppressing(this);
        deleteWithdrawn(acme);
        List<ConfirmationRequest> sent = new ArrayList<>();
        LeadManagement management = confirming(acme, sent).build();
        WidgetVisitor visitor = register(
                acme,
                management,
                LeadFields.of("Jordan", "Lee", "other@example.com").phone(PHONE_OF_WITHDRAWAL));
        acme.clock().advance(Duration.ofMinutes(1));

        acme.management().leads().delete(ALICE, withdrawn(acme).id(), Optional.empty());

        assertThat(entries(acme)).as("each entry is renewed").hasSize(2);
        assertThat(management.submissions().confirm(sent.get(0).token(), Optional.empty()))
                .contains(Set.of(DATA_PROCESSING));
        assertWithheld(acme, visitor.id());
    }

    @Test
    default void a_withdrawal_after_a_held_registration_outlives_its_confirmation() {
        ManagedStore acme = suppressing(this);
        LeadSnapshot lead = withdrawn(acme);
        List<ConfirmationRequest> sent = new ArrayList<>();
        LeadManagement management = confirming(acme, sent)
                .registrationGuard(attempt -> RegistrationVerdict.HOLD)
                .build();
        WidgetVisitor visitor = register(acme, management, EMAIL_OF_WITHDRAWAL);
        acme.clock().advance(Duration.ofMinutes(1));
        acme.management().leads().delete(ALICE, lead.id(), Optional.empty());
        acme.clock().advance(Duration.ofMinutes(1));
        management.submissions().release(ALICE, visitor.id());

        for (int times = 0; times < 2; times++) {
            assertThat(management.submissions().confirm(sent.get(0).token(), Optional.empty()))
                    .contains(Set.of(DATA_PROCESSING));
        }

        assertWithheld(acme, visitor.id());
        assertThat(entries(acme)).hasSize(2);
        assertThat(management.leads().get(visitor.caller(), visitor.id()).consents())
                .as("the session cannot see the withdrawal")
                .isEqualTo(new Consents(ConsentState.GRANTED, ConsentState.GRANTED));
    }

    @Test
    default void the_release_of_a_held_registration_grants_no_withheld_consent() {
        ManagedStore acme = suppressing(this);
        LeadSnapshot lead = withdrawn(acme);
        LeadManagement management = registering(acme)
                .registrationGuard(attempt -> RegistrationVerdict.HOLD)
                .build();
        WidgetVisitor visitor = register(acme, management, EMAIL_OF_WITHDRAWAL);
        acme.management().leads().delete(ALICE, lead.id(), Optional.empty());

        Submission released = management.submissions().release(ALICE, visitor.id());

        assertWithheld(acme, visitor.id());
        assertThat(released.consents()).isEqualTo(visitor.submission().consents());
        assertThat(released.appliedFields()).doesNotContain(SubmissionField.CONSENT_MARKETING);
        assertThat(visitor.stored()).contains(released);
        assertThat(management.leads().get(visitor.caller(), visitor.id()))
                .isEqualTo(visitor.registered().lead());
    }

    /** A lead that has the address already stays, and the consents are withheld. */
    @Test
    default void an_entry_after_the_registration_withholds_the_confirmed_consents() {
        for (SuppressedCapture setting : SuppressedCapture.values()) {
            for (boolean withdrawnBefore : new boolean[] {false, true}) {
                ManagedStore acme = suppressing(this);
                List<ConfirmationRequest> sent = new ArrayList<>();
                LeadManagement management = confirming(acme, sent)
                        .companySettings(new SharedCompanySettings(Optional.empty(), setting))
                        .build();
                if (withdrawnBefore) {
                    withdrawn(acme);
                    acme.clock().advance(Duration.ofMinutes(1));
                }
                WidgetVisitor visitor = register(acme, management, EMAIL_OF_WITHDRAWAL);
                List<ConsentEntry> before = acme.consents(visitor.realLead());
                acme.clock().advance(Duration.ofMinutes(1));
                management.privacy().suppress(ALICE, SuppressAddressCommand.ofEmail(EMAIL_OF_WITHDRAWAL));

                assertThat(management.submissions().confirm(sent.get(0).token(), Optional.empty()))
                        .as("%s, withdrawn before: %s", setting, withdrawnBefore)
                        .contains(Set.of());

                assertThat(acme.consents(visitor.realLead())).isEqualTo(before);
            }
        }
    }

    @Test
    default void a_member_cannot_take_a_withheld_consent_over() {
        ManagedStore acme = suppressing(this);
        deleteWithdrawn(acme);
        LeadSnapshot known =
                acme.create(LeadFields.of("Jordan", "Lee", EMAIL_OF_WITHDRAWAL).build());
        LeadManagement management = registering(acme).build();
        WidgetVisitor visitor = register(acme, management, EMAIL_OF_WITHDRAWAL);
        ApplySubmissionCommand command = ApplySubmissionCommand.of(
                known.id(),
                visitor.id(),
                SubmissionField.NOTES,
                SubmissionField.CONSENT_MARKETING,
                SubmissionField.CONSENT_DATA_PROCESSING);

        LeadSnapshot after = management.submissions().apply(ALICE, command);

        assertThat(after.details().notes()).contains("Theirs.");
        assertThat(command.keptWithdrawals(after)).containsExactly(MARKETING);
        assertWithheld(acme, known.id());
        Submission stored = visitor.stored().orElseThrow();
        assertThat(stored.state()).isEqualTo(SubmissionState.APPLIED);
        assertThat(stored.appliedFields())
                .containsExactlyInAnyOrder(SubmissionField.NOTES, SubmissionField.CONSENT_DATA_PROCESSING);
    }

    @Test
    default void a_rule_of_the_host_takes_no_withheld_consent_over() {
        ManagedStore acme = suppressing(this);
        deleteWithdrawn(acme);
        LeadSnapshot known =
                acme.create(LeadFields.of("Jordan", "Lee", EMAIL_OF_WITHDRAWAL).build());
        LeadManagement management = registering(acme)
                .submissionPolicy((lead, submission) -> submission.sentFields())
                .build();

        WidgetVisitor visitor = register(acme, management, EMAIL_OF_WITHDRAWAL);

        assertSameAnswer(visitor, register(acme, management, "other@example.com"));
        assertThat(visitor.realLead()).isEqualTo(known.id());
        assertThat(acme.get(known.id()).details().notes()).contains("Theirs.");
        assertWithheld(acme, known.id());
        assertThat(visitor.stored().orElseThrow().appliedFields()).doesNotContain(SubmissionField.CONSENT_MARKETING);
    }

    @Test
    default void a_rule_that_takes_only_withheld_consents_over_leaves_the_submission_unapplied() {
        ManagedStore acme = suppressing(this);
        deleteWithdrawn(acme);
        LeadSnapshot known =
                acme.create(LeadFields.of("Jordan", "Lee", EMAIL_OF_WITHDRAWAL).build());
        LeadManagement management = registering(acme)
                .submissionPolicy((lead, submission) -> Set.of(SubmissionField.CONSENT_MARKETING))
                .build();

        WidgetVisitor visitor = register(acme, management, EMAIL_OF_WITHDRAWAL);

        assertThat(visitor.stored().orElseThrow().state()).isEqualTo(SubmissionState.RECEIVED);
        assertThat(management
                        .submissions()
                        .apply(ALICE, ApplySubmissionCommand.of(known.id(), visitor.id(), SubmissionField.NOTES))
                        .details()
                        .notes())
                .contains("Theirs.");
    }

    @Test
    default void a_rule_of_the_host_grants_no_withheld_consent() {
        ManagedStore acme = suppressing(this);
        deleteWithdrawn(acme);
        LeadSnapshot known = acme.create(LeadFields.of("Kim", "Lee", "kim@example.com")
                .phone(PHONE_OF_WITHDRAWAL)
                .build());
        LeadManagement management = registering(acme)
                .submissionPolicy((lead, submission) -> submission.sentFields())
                .build();

        WidgetVisitor visitor = register(acme, management, "kim@example.com");

        assertWithheld(acme, known.id());
        assertThat(visitor.stored().orElseThrow().appliedFields())
                .contains(SubmissionField.CONSENT_DATA_PROCESSING)
                .doesNotContain(SubmissionField.CONSENT_MARKETING);
    }

    /** The guard is asked before the email owner is looked up. */
    @Test
    default void a_withdrawal_that_is_deleted_during_a_registration_is_kept() {
        ManagedStore acme = suppressing(this);
        LeadSnapshot known = withdrawn(acme);
        LeadManagement management = registering(acme)
                .registrationGuard(attempt -> {
                    acme.management().leads().delete(ALICE, known.id(), Optional.empty());
                    return RegistrationVerdict.ACCEPT;
                })
                .build();

        WidgetVisitor visitor = register(acme, management, EMAIL_OF_WITHDRAWAL);

        assertThat(visitor.realLead()).isEqualTo(visitor.id());
        assertWithheld(acme, visitor.id());
    }

    private static void assertSameAnswer(WidgetVisitor one, WidgetVisitor other) {
        assertThat(one.registered().lead())
                .usingRecursiveComparison()
                .ignoringFields("id", "details.email")
                .isEqualTo(other.registered().lead());
        assertThat(one.submission().pendingConsents())
                .isEqualTo(other.submission().pendingConsents());
    }

    /** Asserts that the lead has the consent to data processing, and no consent to marketing. */
    private static void assertWithheld(ManagedStore acme, LeadId lead) {
        assertThat(acme.get(lead).consents().of(MARKETING)).isEqualTo(ConsentState.UNDECIDED);
        assertThat(acme.get(lead).consents().of(DATA_PROCESSING)).isEqualTo(ConsentState.GRANTED);
        assertThat(acme.consents(lead))
                .extracting(ConsentEntry::decision)
                .extracting(decision -> decision.purpose())
                .containsExactly(DATA_PROCESSING);
        assertThat(acme.store().search().list(ACME, LeadQuery.ALL, UP_TO_100).items())
                .contains(acme.get(lead));
    }

    private static ManagedStore suppressing(StoreUnderTest test) {
        ManagedStore acme = new ManagedStore(test);
        return new ManagedStore(
                acme.store(),
                acme.clock(),
                LeadManagement.builder()
                        .store(acme.store())
                        .clock(acme.clock())
                        .suppressionKeys(KEYS)
                        .build());
    }

    private static LeadManagementBuilder registering(ManagedStore acme) {
        return WidgetVisitor.management(acme).suppressionKeys(KEYS);
    }

    /** Returns a builder of use cases in which the agent {@code bot} has double opt-in. */
    private static LeadManagementBuilder confirming(ManagedStore acme, List<ConfirmationRequest> sent) {
        Agent bot = new Agent(WidgetVisitor.BOT, ACME, Optional.empty(), List.of(), Instant.EPOCH, Instant.EPOCH, 1)
                .withDoubleOptIn(true);
        return registering(acme)
                .agentDirectory(
                        id -> Optional.of(bot).filter(agent -> agent.id().equals(id)))
                .confirmationSender(sent::add);
    }

    private static WidgetVisitor register(ManagedStore acme, LeadManagement management, String email) {
        return register(acme, management, LeadFields.of("Jordan", "Lee", email));
    }

    /** Registers a visitor with these fields, who gives both consents. */
    private static WidgetVisitor register(ManagedStore acme, LeadManagement management, LeadFieldsBuilder fields) {
        return new WidgetVisitor(
                acme,
                management
                        .leads()
                        .register(new RegisterLeadCommand(
                                "bot",
                                fields.notes("Theirs.")
                                        .consentMarketing(true)
                                        .consentDataProcessing(true)
                                        .build(),
                                WidgetVisitor.EVIDENCE)));
    }

    /** Stores a lead whose consent to marketing was withdrawn. */
    private static LeadSnapshot withdrawn(ManagedStore acme) {
        LeadSnapshot lead = acme.create(LeadFields.of("Jordan", "Lee", EMAIL_OF_WITHDRAWAL)
                .phone(PHONE_OF_WITHDRAWAL)
                .consentMarketing(true)
                .build());
        acme.record(lead.id(), MARKETING, false);
        return lead;
    }

    /** Deletes a lead whose consent to marketing was withdrawn. Its email and its phone number are on the list then. */
    private static void deleteWithdrawn(ManagedStore acme) {
        acme.management().leads().delete(ALICE, withdrawn(acme).id(), Optional.empty());
        assertThat(entries(acme))
                .extracting(Suppression::effect)
                .containsExactly(Effect.WITHOUT_MARKETING, Effect.WITHOUT_MARKETING);
        acme.clock().advance(Duration.ofMinutes(1));
    }

    private static List<Suppression> entries(ManagedStore acme) {
        return acme.store().suppressions().list(ACME, UP_TO_100).items();
    }
}
