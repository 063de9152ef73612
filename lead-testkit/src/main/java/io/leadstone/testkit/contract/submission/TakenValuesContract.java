package io.leadstone.testkit.contract.submission;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RegisterLead;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.in.submission.ApplySubmissionCommand;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.domain.EventType;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadErasedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.SubmissionAppliedException;
import io.leadstone.domain.failure.SubmissionNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.failure.Violation;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.testkit.SampleEmailKeys;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules for taking values over from a submission into its lead. */
public interface TakenValuesContract extends StoreUnderTest {

    @Test
    default void a_member_takes_fields_over_once() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot before = acme.create(LeadFields.of("Jordan", "Lee", "jordan@example.com")
                .notes("Mine.")
                .build());
        WidgetVisitor visitor = WidgetVisitor.of(acme, richer());
        ApplySubmissionCommand command = ApplySubmissionCommand.of(
                visitor.id(), visitor.id(), SubmissionField.PHONE, SubmissionField.CONSENT_MARKETING);

        LeadSnapshot after = acme.management().submissions().apply(ALICE, command);

        assertThat(after.id()).isEqualTo(before.id());
        assertThat(after).isEqualTo(acme.get(before.id()));
        assertThat(after.version()).isEqualTo(before.version() + 1);
        assertThat(after.details().phone())
                .isEqualTo(visitor.submission().details().phone());
        assertThat(after.details().notes()).contains("Mine.");
        assertThat(after.details().company()).isEmpty();
        assertThat(after.consents().marketing()).isEqualTo(ConsentState.GRANTED);
        assertThat(acme.consents(before.id()))
                .extracting(ConsentEntry::decision)
                .isEqualTo(visitor.submission().grants());
        assertThat(acme.history(before.id()))
                .extracting(LeadEvent::type)
                .containsExactly(
                        EventType.LEAD_CONSENT_CHANGED,
                        EventType.LEAD_UPDATED,
                        EventType.LEAD_SUBMITTED,
                        EventType.LEAD_CREATED);
        Submission stored = visitor.stored().orElseThrow();
        assertThat(stored.state()).isEqualTo(SubmissionState.APPLIED);
        assertThat(stored.appliedFields())
                .containsExactlyInAnyOrder(SubmissionField.PHONE, SubmissionField.CONSENT_MARKETING);
        assertThatExceptionOfType(SubmissionAppliedException.class)
                .isThrownBy(() -> acme.management().submissions().apply(ALICE, command));
    }

    @Test
    default void a_withdrawn_consent_stays_withdrawn() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot lead =
                acme.create(LeadFields.of("Jordan", "Lee", "jordan@example.com").build());
        acme.record(lead.id(), ConsentPurpose.MARKETING, false);
        WidgetVisitor visitor = WidgetVisitor.of(acme, richer());

        ApplySubmissionCommand command = ApplySubmissionCommand.of(
                lead.id(), visitor.id(), SubmissionField.CONSENT_MARKETING, SubmissionField.NOTES);

        LeadSnapshot after = acme.management().submissions().apply(ALICE, command);

        assertThat(after.consents().marketing()).isEqualTo(ConsentState.WITHDRAWN);
        assertThat(command.keptWithdrawals(after)).containsExactly(ConsentPurpose.MARKETING);
        assertThat(after.details().notes()).contains("Theirs.");
        assertThat(acme.consents(lead.id())).hasSize(1);
        assertThat(visitor.stored().orElseThrow().appliedFields()).containsExactly(SubmissionField.NOTES);
    }

    @Test
    default void a_withdrawn_consent_alone_leaves_the_submission_unapplied() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot lead =
                acme.create(LeadFields.of("Jordan", "Lee", "jordan@example.com").build());
        acme.record(lead.id(), ConsentPurpose.MARKETING, false);
        WidgetVisitor visitor = WidgetVisitor.of(acme, richer());
        LeadSnapshot before = acme.get(lead.id());

        LeadSnapshot after = acme.management()
                .submissions()
                .apply(ALICE, ApplySubmissionCommand.of(lead.id(), visitor.id(), SubmissionField.CONSENT_MARKETING));

        assertThat(after).isEqualTo(before);
        assertThat(visitor.stored().orElseThrow().state()).isEqualTo(SubmissionState.RECEIVED);
    }

    @Test
    default void an_application_is_refused_by_name() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot lead =
                acme.create(LeadFields.of("Jordan", "Lee", "jordan@example.com").build());
        LeadSnapshot other =
                acme.create(LeadFields.of("Sam", "Poe", "sam@example.com").build());
        WidgetVisitor visitor = WidgetVisitor.of(acme, richer());
        ApplySubmissionCommand valid = ApplySubmissionCommand.of(lead.id(), visitor.id(), SubmissionField.NOTES);

        assertRefused(
                acme,
                InvalidCommandException.class,
                ApplySubmissionCommand.of(lead.id(), visitor.id(), SubmissionField.TAGS));
        assertRefused(acme, InvalidCommandException.class, ApplySubmissionCommand.of(lead.id(), visitor.id()));
        assertRefused(
                acme,
                SubmissionNotFoundException.class,
                ApplySubmissionCommand.of(other.id(), visitor.id(), SubmissionField.NOTES));
        assertRefused(
                acme,
                SubmissionNotFoundException.class,
                ApplySubmissionCommand.of(lead.id(), other.id(), SubmissionField.NOTES));
        assertRefused(
                acme,
                VersionConflictException.class,
                new ApplySubmissionCommand(
                        lead.id(), visitor.id(), Set.of(SubmissionField.NOTES), Optional.of(lead.version() + 1)));
        assertThatExceptionOfType(LeadNotFoundException.class)
                .isThrownBy(() ->
                        acme.management().submissions().apply(Caller.member(GLOBEX, "gina", Scope.values()), valid));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(
                        () -> acme.management().submissions().apply(Caller.member(ACME, "rita", Scope.READ), valid));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> acme.management().submissions().apply(visitor.caller(), valid));
        assertThat(visitor.stored()).contains(visitor.submission());

        acme.management().leads().erase(ALICE, lead.id(), Optional.empty());
        assertRefused(acme, LeadErasedException.class, valid);
        acme.management().leads().delete(ALICE, lead.id(), Optional.empty());
        assertRefused(acme, LeadNotFoundException.class, valid);
    }

    @Test
    default void a_rule_of_the_host_takes_values_over_at_once() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot lead =
                acme.create(LeadFields.of("Jordan", "Lee", "jordan@example.com").build());

        RegisterLead.Result registered = WidgetVisitor.management(acme)
                .submissionPolicy((known, submission) -> Set.of(SubmissionField.COMPANY, SubmissionField.TAGS))
                .build()
                .leads()
                .register(new RegisterLeadCommand("bot", richer()));

        LeadSnapshot after = acme.get(lead.id());
        assertThat(after.version()).isEqualTo(lead.version() + 1);
        assertThat(after.details().company()).contains("Acme");
        assertThat(after.details().notes()).isEmpty();
        assertThat(registered.lead().version()).isEqualTo(1);
        assertThat(registered.submission().appliedFields()).containsExactly(SubmissionField.COMPANY);
        assertThat(acme.store().submissions().find(ACME, registered.submission().id()))
                .contains(registered.submission());
    }

    @Test
    default void a_rule_that_takes_only_withdrawn_consents_over_leaves_the_submission_unapplied() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot lead =
                acme.create(LeadFields.of("Jordan", "Lee", "jordan@example.com").build());
        acme.record(lead.id(), ConsentPurpose.MARKETING, false);

        Submission submission = WidgetVisitor.management(acme)
                .submissionPolicy((known, sent) -> Set.of(SubmissionField.CONSENT_MARKETING))
                .build()
                .leads()
                .register(new RegisterLeadCommand("bot", richer()))
                .submission();

        assertThat(submission.state()).isEqualTo(SubmissionState.RECEIVED);
        assertThat(acme.store().submissions().find(ACME, submission.id())).contains(submission);
        LeadSnapshot after = acme.management()
                .submissions()
                .apply(ALICE, ApplySubmissionCommand.of(lead.id(), submission.id(), SubmissionField.NOTES));
        assertThat(after.details().notes()).contains("Theirs.");
    }

    @Test
    default void a_submission_gives_the_lead_an_email_key_of_the_present_rule() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot lead =
                acme.create(LeadFields.of("Jordan", "Lee", "jordan@example.com").build());
        WidgetVisitor visitor = WidgetVisitor.of(acme, richer());
        acme.update(UpdateLeadCommand.of(lead.id(), fields -> fields.email("other@example.com")));
        EmailKeys present = SampleEmailKeys.oneMailbox();

        LeadManagement.builder()
                .store(acme.store())
                .clock(acme.clock())
                .emailKeys(present)
                .build()
                .submissions()
                .apply(ALICE, ApplySubmissionCommand.of(lead.id(), visitor.id(), SubmissionField.EMAIL));

        LeadSnapshot after = acme.store().leads().find(ACME, lead.id()).orElseThrow();
        assertThat(after.details().email())
                .isEqualTo(visitor.submission().details().email());
        assertThat(after.liveEmailKey()).contains("person@example.com");
        assertThat(after.liveEmailRule()).contains(present.rule());
    }

    private static void assertRefused(
            ManagedStore acme, Class<? extends RuntimeException> failure, ApplySubmissionCommand command) {
        assertThatExceptionOfType(failure)
                .isThrownBy(() -> acme.management().submissions().apply(ALICE, command))
                .satisfies(refused -> {
                    if (refused instanceof InvalidCommandException invalid) {
                        assertThat(invalid.violations())
                                .extracting(Violation::field)
                                .containsExactly("fields");
                    }
                });
    }

    private static LeadFields richer() {
        return LeadFields.of("Jo", "Lee", "JORDAN@example.com")
                .phone("+49 170 1234567")
                .company("Acme")
                .notes("Theirs.")
                .consentMarketing(true)
                .build();
    }
}
