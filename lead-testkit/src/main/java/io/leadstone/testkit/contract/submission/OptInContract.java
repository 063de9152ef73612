package io.leadstone.testkit.contract.submission;

import static io.leadstone.domain.lead.ConsentPurpose.DATA_PROCESSING;
import static io.leadstone.domain.lead.ConsentPurpose.MARKETING;
import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadManagementBuilder;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.LeadFieldsBuilder;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.in.submission.ApplySubmissionCommand;
import io.leadstone.application.port.out.submission.ConfirmationRequest;
import io.leadstone.application.port.out.submission.OptInRepository;
import io.leadstone.application.port.out.submission.RegistrationVerdict;
import io.leadstone.application.report.DateRange;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks.Outcome;
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

/** Rules of {@link OptInRepository}, and of consents that wait for a confirmation (double opt-in). */
public interface OptInContract extends StoreUnderTest {

    @Test
    default void a_consent_waits_until_the_person_confirms_it() {
        ManagedStore acme = new ManagedStore(this);
        List<ConfirmationRequest> sent = new ArrayList<>();
        LeadManagement management = confirming(acme, sent).build();
        WidgetVisitor visitor = visitor(acme, management);
        LeadId lead = visitor.realLead();

        assertThat(visitor.submission().pendingConsents()).containsExactly(MARKETING);
        assertThat(visitor.stored()).contains(visitor.submission());
        assertThat(visitor.registered().lead().consents().of(MARKETING)).isEqualTo(ConsentState.UNDECIDED);
        assertThat(acme.get(lead).consents().of(MARKETING)).isEqualTo(ConsentState.UNDECIDED);
        assertThat(acme.consents(lead)).isEmpty();
        assertThat(management.submissions().pendingConsents(ALICE, lead)).containsExactly(MARKETING);
        assertThat(management.submissions().pendingConsents(visitor.caller(), visitor.id()))
                .containsExactly(MARKETING);
        assertThat(sent).hasSize(1);
        ConfirmationRequest request = sent.get(0);
        assertThat(request.submissionId()).isEqualTo(visitor.id());
        assertThat(request.details()).isEqualTo(visitor.submission().details());
        assertThat(request.purposes()).containsExactly(MARKETING);
        assertThat(request.expiresAt()).isEqualTo(acme.clock().instant().plus(Duration.ofDays(2)));

        acme.clock().advance(Duration.ofHours(1));
        Optional<Set<ConsentPurpose>> confirmed = management.submissions().confirm(request.token(), Optional.empty());

        assertThat(confirmed).contains(Set.of(MARKETING));
        LeadSnapshot granted = acme.get(lead);
        assertThat(granted.consents().of(MARKETING)).isEqualTo(ConsentState.GRANTED);
        assertThat(granted.consents().of(DATA_PROCESSING)).isEqualTo(ConsentState.UNDECIDED);
        ConsentEntry entry = acme.consents(lead).get(0);
        assertThat(entry.recordedAt()).isEqualTo(acme.clock().instant());
        assertThat(entry.decision().evidence().orElseThrow().json())
                .startsWith("{\"confirmation\":\"double_opt_in\",\"submission_id\":\"" + visitor.id() + "\"")
                .contains("\"form\":\"/pricing#contact\",\"wording\":\"Send me ");
        assertThat(visitor.stored())
                .contains(visitor.submission()
                        .confirmed(Set.of(MARKETING), acme.clock().instant()));
        assertThat(management.submissions().pendingConsents(ALICE, lead)).isEmpty();

        acme.clock().advance(Duration.ofDays(30));
        assertThat(management.submissions().confirm(request.token(), Optional.empty()))
                .isEqualTo(confirmed);
        assertThat(acme.consents(lead)).hasSize(1);
        assertThat(acme.get(lead)).isEqualTo(granted);
    }

    @Test
    default void a_confirmation_grants_the_consent_of_a_known_lead() {
        ManagedStore acme = new ManagedStore(this);
        List<ConfirmationRequest> sent = new ArrayList<>();
        LeadSnapshot known =
                acme.create(LeadFields.of("Jo", "Lee", "jordan@example.com").build());
        LeadManagement management = confirming(acme, sent).build();
        WidgetVisitor visitor = visitor(acme, management);
        assertThat(visitor.realLead()).isEqualTo(known.id());
        assertThat(acme.get(known.id()).consents()).isEqualTo(known.consents());
        assertThat(management.submissions().pendingConsents(ALICE, known.id())).containsExactly(MARKETING);

        assertThat(management.submissions().confirm(sent.get(0).token(), Optional.empty()))
                .contains(Set.of(MARKETING));

        LeadSnapshot granted = acme.get(known.id());
        assertThat(granted.consents().of(MARKETING)).isEqualTo(ConsentState.GRANTED);
        assertThat(granted.details()).isEqualTo(known.details());
    }

    @Test
    default void a_consent_that_waits_cannot_be_taken_over() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot known =
                acme.create(LeadFields.of("Jo", "Lee", "jordan@example.com").build());
        WidgetVisitor visitor =
                visitor(acme, confirming(acme, new ArrayList<>()).build());

        assertThatExceptionOfType(InvalidCommandException.class)
                .isThrownBy(() -> acme.management()
                        .submissions()
                        .apply(
                                ALICE,
                                ApplySubmissionCommand.of(
                                        known.id(), visitor.id(), SubmissionField.CONSENT_MARKETING)));
        assertThat(acme.consents(known.id())).isEmpty();
    }

    @Test
    default void other_tokens_confirm_nothing() {
        ManagedStore acme = new ManagedStore(this);
        List<ConfirmationRequest> sent = new ArrayList<>();
        LeadManagement management = confirming(acme, sent).build();
        WidgetVisitor visitor = visitor(acme, management);
        String token = sent.get(0).token();

        assertThat(management.submissions().confirm(visitor.registered().refreshToken(), Optional.empty()))
                .isEmpty();
        assertThat(management.submissions().confirm("nonsense", Optional.empty()))
                .isEmpty();
        assertThat(management.submissions().confirm(token.substring(0, token.length() - 4) + "AAAA", Optional.empty()))
                .isEmpty();
        assertThat(management.submissions().refresh(token, Optional.empty())).isEmpty();
        assertThat(visitor.stored().orElseThrow().session().isEnded()).isFalse();
        acme.clock().advance(Duration.ofDays(2));
        assertThat(management.submissions().confirm(token, Optional.empty()))
                .as("expired")
                .isEmpty();
        assertThat(acme.consents(visitor.realLead())).isEmpty();
    }

    @Test
    default void a_withdrawal_after_the_registration_holds() {
        ManagedStore acme = new ManagedStore(this);
        List<ConfirmationRequest> sent = new ArrayList<>();
        LeadManagement management = confirming(acme, sent).build();
        LeadId lead = visitor(acme, management).realLead();
        acme.clock().advance(Duration.ofSeconds(1));
        acme.record(lead, MARKETING, false);

        for (int times = 0; times < 2; times++) {
            assertThat(management.submissions().confirm(sent.get(0).token(), Optional.empty()))
                    .contains(Set.of());
        }

        assertThat(acme.get(lead).consents().of(MARKETING)).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(management.submissions().pendingConsents(ALICE, lead)).isEmpty();
    }

    @Test
    default void a_confirmed_opt_in_ends_an_older_withdrawal() {
        ManagedStore acme = new ManagedStore(this);
        List<ConfirmationRequest> sent = new ArrayList<>();
        LeadSnapshot known =
                acme.create(LeadFields.of("Jo", "Lee", "jordan@example.com").build());
        acme.record(known.id(), MARKETING, false);
        acme.clock().advance(Duration.ofSeconds(1));
        LeadManagement management = confirming(acme, sent).build();
        visitor(acme, management);

        assertThat(management.submissions().confirm(sent.get(0).token(), Optional.empty()))
                .isPresent();

        assertThat(acme.get(known.id()).consents().of(MARKETING)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    default void a_token_confirms_nothing_after_the_email_of_the_lead_was_changed() {
        ManagedStore acme = new ManagedStore(this);
        List<ConfirmationRequest> sent = new ArrayList<>();
        LeadManagement management = confirming(acme, sent).build();
        LeadId lead = visitor(acme, management).realLead();
        String token = sent.get(0).token();
        acme.update(UpdateLeadCommand.of(lead, fields -> fields.email("sam@example.com")));

        assertThat(management.submissions().confirm(token, Optional.empty())).isEmpty();
        assertThat(acme.consents(lead)).isEmpty();
        acme.update(UpdateLeadCommand.of(lead, fields -> fields.email("Jordan@Example.com")));

        assertThat(management.submissions().confirm(token, Optional.empty())).contains(Set.of(MARKETING));
        acme.update(UpdateLeadCommand.of(lead, fields -> fields.email("sam@example.com")));
        assertThat(management.submissions().confirm(token, Optional.empty())).isEmpty();
    }

    @Test
    default void a_token_without_an_email_confirms_while_the_lead_has_the_phone() {
        for (String phone : List.of("+49 170 1234567", "170 1234567")) {
            ManagedStore acme = new ManagedStore(this);
            List<ConfirmationRequest> sent = new ArrayList<>();
            LeadManagement management = confirming(acme, sent).build();
            LeadId lead = register(
                            acme,
                            management,
                            LeadFields.builder().firstName("Jordan").phone(phone))
                    .realLead();
            String token = sent.get(0).token();
            acme.update(UpdateLeadCommand.of(lead, fields -> fields.phone("+49 170 7654321")));

            assertThat(management.submissions().confirm(token, Optional.empty()))
                    .isEmpty();
            assertThat(acme.consents(lead)).isEmpty();
            acme.update(UpdateLeadCommand.of(
                    lead,
                    fields -> fields.email("jordan@example.com")
                            .phone(phone.startsWith("+") ? "+49 (170) 1234567" : phone)));

            assertThat(management.submissions().confirm(token, Optional.empty()))
                    .contains(Set.of(MARKETING));
            assertThat(acme.get(lead).consents().of(MARKETING)).isEqualTo(ConsentState.GRANTED);
            acme.update(UpdateLeadCommand.of(lead, fields -> fields.clearPhone()));
            assertThat(management.submissions().confirm(token, Optional.empty()))
                    .isEmpty();
        }
    }

    @Test
    default void a_deleted_or_erased_lead_confirms_nothing() {
        ManagedStore acme = new ManagedStore(this);
        List<ConfirmationRequest> sent = new ArrayList<>();
        LeadManagement management = confirming(acme, sent).build();
        LeadId lead = visitor(acme, management).realLead();
        String token = sent.get(0).token();

        acme.management().leads().delete(ALICE, lead, Optional.empty());
        assertThat(management.submissions().confirm(token, Optional.empty())).isEmpty();
        acme.management().leads().erase(ALICE, lead, Optional.empty());
        acme.management().leads().restore(ALICE, lead, Optional.empty());

        assertThat(management.submissions().confirm(token, Optional.empty())).isEmpty();
        assertThat(acme.consents(lead)).isEmpty();
        assertThat(acme.store().submissions().find(ACME, lead).orElseThrow().optIn())
                .isEmpty();
    }

    @Test
    default void the_confirmation_of_a_held_registration_is_sent_with_its_release() {
        ManagedStore acme = new ManagedStore(this);
        List<ConfirmationRequest> sent = new ArrayList<>();
        LeadManagement management = confirming(acme, sent)
                .registrationGuard(attempt -> RegistrationVerdict.HOLD)
                .build();
        WidgetVisitor visitor = visitor(acme, management);
        assertThat(sent).isEmpty();
        assertThat(visitor.stored().orElseThrow().pendingConsents()).containsExactly(MARKETING);
        acme.clock().advance(Duration.ofDays(3));

        Submission released = management.submissions().release(ALICE, visitor.id());

        assertThat(visitor.stored()).contains(released);
        assertThat(acme.consents(visitor.id())).isEmpty();
        assertThat(sent).hasSize(1);
        assertThat(sent.get(0).expiresAt()).isEqualTo(acme.clock().instant().plus(Duration.ofDays(2)));
        assertThat(management.submissions().confirm(sent.get(0).token(), Optional.empty()))
                .contains(Set.of(MARKETING));
        assertThat(acme.get(visitor.id()).consents().of(MARKETING)).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    default void a_failed_sender_does_not_fail_the_registration() {
        ManagedStore acme = new ManagedStore(this);
        LeadManagement management = confirming(acme, new ArrayList<>())
                .confirmationSender(request -> {
                    throw new IllegalStateException("the mail server does not answer");
                })
                .build();

        WidgetVisitor visitor = visitor(acme, management);

        assertThat(visitor.stored().orElseThrow().pendingConsents()).containsExactly(MARKETING);
    }

    @Test
    default void leads_with_a_consent_that_waits_are_counted() {
        ManagedStore acme = new ManagedStore(this);
        List<ConfirmationRequest> sent = new ArrayList<>();
        LeadManagement management = confirming(acme, sent).build();
        OptInRepository stored = acme.store().optIns();
        Instant start = acme.clock().instant();
        DateRange day = new DateRange(start, start.plus(Duration.ofDays(1)));
        visitor(acme, management);
        visitor(acme, management);
        LeadId other = register(acme, management, "other@example.com").realLead();
        register(acme, management, "deleted@example.com");
        acme.management().leads().delete(ALICE, sent.get(3).submissionId(), Optional.empty());
        WidgetVisitor.of(acme, "accepted@example.com");

        assertThat(stored.countPending(ACME, day, start)).isEqualTo(2);
        assertThat(stored.countPending(ACME, new DateRange(start, start), start))
                .as("both ends are included")
                .isEqualTo(2);
        assertThat(stored.countPending(ACME, new DateRange(start.minusMillis(1), start.minusNanos(500_000)), start))
                .as("an end within a millisecond")
                .isZero();
        assertThat(stored.countPending(ACME, new DateRange(start.plusNanos(500_000), day.end()), start))
                .as("a start within a millisecond")
                .isZero();
        assertThat(stored.countPending(GLOBEX, day, start)).isZero();
        assertThat(stored.pendingOf(GLOBEX, other, start)).isEmpty();
        assertThat(stored.countPending(ACME, new DateRange(start.plusMillis(1), day.end()), start))
                .isZero();
        management.submissions().confirm(sent.get(2).token(), Optional.empty());
        assertThat(stored.countPending(ACME, day, start)).isEqualTo(1);
    }

    @Test
    default void an_expired_opt_in_does_not_wait() {
        ManagedStore acme = new ManagedStore(this);
        LeadManagement management = confirming(acme, new ArrayList<>()).build();
        OptInRepository stored = acme.store().optIns();
        Instant start = acme.clock().instant();
        DateRange day = new DateRange(start, start.plus(Duration.ofDays(1)));
        WidgetVisitor visitor = visitor(acme, management);
        LeadId lead = visitor.realLead();
        Instant expiry = start.plus(Duration.ofDays(2));
        Instant last = expiry.minusMillis(1);

        assertThat(stored.pendingOf(ACME, lead, last)).containsExactly(MARKETING);
        assertThat(stored.countPending(ACME, day, last)).isEqualTo(1);
        assertThat(stored.pendingOf(ACME, lead, expiry)).isEmpty();
        assertThat(stored.countPending(ACME, day, expiry)).isZero();
        acme.clock().advance(Duration.ofDays(2));
        assertThat(management.submissions().pendingConsents(ALICE, lead)).isEmpty();
        assertThat(management.submissions().pendingConsents(visitor.caller(), visitor.id()))
                .isEmpty();
        assertThat(pendingOfSubmissions(management, lead)).containsExactly(Set.of());
        visitor(acme, management);
        assertThat(management.submissions().pendingConsents(ALICE, lead)).containsExactly(MARKETING);
        assertThat(pendingOfSubmissions(management, lead)).containsExactly(Set.of(MARKETING), Set.of());
    }

    /** Returns the pending consents of the submissions of the lead, which the company's list has, too. */
    private static List<Set<ConsentPurpose>> pendingOfSubmissions(LeadManagement management, LeadId lead) {
        List<Submission> found =
                management.submissions().submissions(ALICE, lead, UP_TO_100).items();
        List<Submission> ofCompany = new ArrayList<>();
        for (SubmissionState state : List.of(SubmissionState.RECEIVED, SubmissionState.APPLIED)) {
            ofCompany.addAll(management
                    .submissions()
                    .companySubmissions(ALICE, state, UP_TO_100)
                    .items());
        }
        assertThat(ofCompany).containsExactlyInAnyOrderElementsOf(found);
        return found.stream().map(Submission::pendingConsents).toList();
    }

    @Test
    default void a_consent_that_was_granted_meanwhile_does_not_wait() {
        ManagedStore acme = new ManagedStore(this);
        LeadManagement management = confirming(acme, new ArrayList<>()).build();
        OptInRepository stored = acme.store().optIns();
        Instant start = acme.clock().instant();
        DateRange day = new DateRange(start, start.plus(Duration.ofDays(1)));
        LeadFields both = LeadFields.of("Jordan", "Lee", "jordan@example.com")
                .consentMarketing(true)
                .consentDataProcessing(true)
                .build();
        WidgetVisitor visitor = new WidgetVisitor(
                acme, management.leads().register(new RegisterLeadCommand("bot", both, WidgetVisitor.EVIDENCE)));
        LeadId lead = visitor.realLead();

        acme.record(lead, MARKETING, true);
        assertThat(stored.pendingOf(ACME, lead, start)).containsExactly(DATA_PROCESSING);
        assertThat(stored.countPending(ACME, day, start)).isEqualTo(1);
        acme.record(lead, DATA_PROCESSING, true);

        assertThat(stored.pendingOf(ACME, lead, start)).isEmpty();
        assertThat(stored.countPending(ACME, day, start)).isZero();
        assertThat(management.submissions().pendingConsents(visitor.caller(), visitor.id()))
                .as("the session cannot see what the lead has granted")
                .containsExactlyInAnyOrder(MARKETING, DATA_PROCESSING);
        acme.record(lead, MARKETING, false);
        assertThat(stored.pendingOf(ACME, lead, start)).containsExactly(MARKETING);
        assertThat(stored.countPending(ACME, day, start)).isEqualTo(1);
    }

    @Test
    default void a_token_confirms_once_for_several_callers() throws InterruptedException {
        ManagedStore acme = new ManagedStore(this);
        List<ConfirmationRequest> sent = new ArrayList<>();
        LeadManagement management = confirming(acme, sent).build();
        LeadId lead = visitor(acme, management).realLead();

        List<Outcome<Optional<Set<ConsentPurpose>>>> outcomes = ConcurrentTasks.run(
                8, number -> () -> management.submissions().confirm(sent.get(0).token(), Optional.empty()));

        assertThat(outcomes)
                .allSatisfy(outcome -> assertThat(outcome.result()).contains(Optional.of(Set.of(MARKETING))));
        assertThat(acme.consents(lead)).hasSize(1);
    }

    /** Returns a builder of use cases in which the agent {@code bot} has double opt-in. */
    private static LeadManagementBuilder confirming(ManagedStore acme, List<ConfirmationRequest> sent) {
        Agent bot = new Agent(WidgetVisitor.BOT, ACME, Optional.empty(), List.of(), Instant.EPOCH, Instant.EPOCH, 1)
                .withDoubleOptIn(true);
        return WidgetVisitor.management(acme)
                .agentDirectory(
                        id -> Optional.of(bot).filter(agent -> agent.id().equals(id)))
                .confirmationSender(sent::add);
    }

    private static WidgetVisitor visitor(ManagedStore acme, LeadManagement management) {
        return register(acme, management, "jordan@example.com");
    }

    private static WidgetVisitor register(ManagedStore acme, LeadManagement management, String email) {
        return register(acme, management, LeadFields.of("Jordan", "Lee", email));
    }

    /** Registers a visitor with these fields, who gives the consent to marketing. */
    private static WidgetVisitor register(ManagedStore acme, LeadManagement management, LeadFieldsBuilder fields) {
        return new WidgetVisitor(
                acme,
                management
                        .leads()
                        .register(new RegisterLeadCommand(
                                "bot", fields.consentMarketing(true).build(), WidgetVisitor.EVIDENCE)));
    }
}
