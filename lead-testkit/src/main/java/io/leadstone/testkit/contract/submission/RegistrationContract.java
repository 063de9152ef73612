package io.leadstone.testkit.contract.submission;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertFound;
import static io.leadstone.testkit.contract.fixture.Snapshots.assertSame;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.out.submission.RegistrationVerdict;
import io.leadstone.domain.EventType;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.UnknownAgentException;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionEvidence;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of public registrations: what they store for a new and for a known email. */
public interface RegistrationContract extends StoreUnderTest {

    @Test
    default void a_new_email_creates_a_lead_with_the_session_lead_id() {
        ManagedStore acme = new ManagedStore(this);

        WidgetVisitor visitor = WidgetVisitor.of(acme, richer());

        Submission submission = visitor.submission();
        assertThat(visitor.registered().created()).isTrue();
        assertThat(submission.leadId()).contains(submission.id());
        assertThat(submission.state()).isEqualTo(SubmissionState.APPLIED);
        assertThat(submission.details().agent()).contains(WidgetVisitor.BOT);
        assertThat(submission.evidence()).isEqualTo(WidgetVisitor.EVIDENCE);
        assertFound("submissions.find", submission, visitor.stored());
        LeadSnapshot lead = acme.get(submission.id());
        assertSame("leads.get", visitor.registered().lead(), lead);
        assertThat(lead.companyId()).isEqualTo(ACME);
        assertThat(acme.history(lead.id()).get(0).actor()).isEqualTo("agent:bot");
        assertThat(acme.history(lead.id())).extracting(LeadEvent::type).containsExactly(EventType.LEAD_CREATED);
        assertThat(acme.consents(lead.id())).extracting(ConsentEntry::decision).isEqualTo(submission.grants());
    }

    @Test
    default void the_ledger_names_the_form_and_the_wording() {
        ManagedStore acme = new ManagedStore(this);

        WidgetVisitor visitor = WidgetVisitor.of(
                acme,
                LeadFields.of("Jo", "Lee", "jo@example.com")
                        .consentMarketing(true)
                        .build());

        ConsentEntry entry = acme.consents(visitor.id()).get(0);
        assertThat(entry.decision().evidence().orElseThrow().json())
                .isEqualTo("{\"submission_id\":\"" + visitor.id() + "\",\"registered_at\":\""
                        + visitor.submission().receivedAt() + "\",\"form\":\"/pricing#contact\","
                        + "\"wording\":\"Send me \\\"news\\\".\\nI can withdraw it.\","
                        + "\"origin\":\"https://shop.example\",\"address\":\"192.0.2.1\"}");
    }

    @Test
    default void the_longest_form_and_wording_are_stored_unchanged() {
        ManagedStore acme = new ManagedStore(this);
        SubmissionEvidence longest = new SubmissionEvidence(
                Optional.of("o".repeat(SubmissionEvidence.MAX_ORIGIN)),
                Optional.of("a".repeat(SubmissionEvidence.MAX_ADDRESS)),
                Optional.of("\uD83D\uDE00".repeat(SubmissionEvidence.MAX_FORM)),
                Map.of(
                        ConsentPurpose.MARKETING,
                        "\uD83D\uDE00".repeat(SubmissionEvidence.MAX_CONSENT_TEXT),
                        ConsentPurpose.DATA_PROCESSING,
                        "a" + "\n".repeat(SubmissionEvidence.MAX_CONSENT_TEXT - 2) + "z"));
        LeadFields fields = LeadFields.of("Jo", "Lee", "jo@example.com")
                .consentMarketing(true)
                .consentDataProcessing(true)
                .build();

        for (int i = 0; i < 2; i++) {
            Submission submission = WidgetVisitor.management(acme)
                    .build()
                    .leads()
                    .register(new RegisterLeadCommand("bot", fields, longest))
                    .submission();
            assertFound(
                    "submissions.find", submission, acme.store().submissions().find(ACME, submission.id()));
            assertThat(submission.evidence()).isEqualTo(longest);
            assertThat(acme.consents(submission.leadId().orElseThrow()))
                    .as("the second registration adds no consent")
                    .hasSize(2);
        }
    }

    @Test
    default void an_unknown_agent_registers_nobody() {
        ManagedStore acme = new ManagedStore(this);

        assertThatExceptionOfType(UnknownAgentException.class)
                .isThrownBy(() -> WidgetVisitor.management(acme)
                        .build()
                        .leads()
                        .register(new RegisterLeadCommand("Bot", richer())));
    }

    @Test
    default void a_known_email_changes_nothing_in_its_lead() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot before = acme.create(LeadFields.of("Jordan", "Lee", "jordan@example.com")
                .notes("Mine.")
                .build());
        List<LeadEvent> history = acme.history(before.id());
        acme.clock().advance(Duration.ofMinutes(1));

        WidgetVisitor visitor = WidgetVisitor.of(acme, richer());

        Submission submission = visitor.submission();
        assertThat(visitor.registered().created()).isFalse();
        assertThat(submission.id()).isNotEqualTo(before.id());
        assertThat(submission.leadId()).contains(before.id());
        assertThat(submission.state()).isEqualTo(SubmissionState.RECEIVED);
        assertFound("submissions.find", submission, visitor.stored());
        assertThat(acme.management()
                        .submissions()
                        .submissions(ALICE, before.id(), UP_TO_100)
                        .items())
                .containsExactly(submission);
        LeadSnapshot after = acme.get(before.id());
        assertThat(after.version()).isEqualTo(before.version());
        assertThat(after.updatedAt()).isEqualTo(before.updatedAt());
        assertThat(after.details()).isEqualTo(before.details());
        assertThat(after.consents()).isEqualTo(before.consents());
        assertThat(acme.consents(before.id())).isEmpty();
        List<LeadEvent> added = new ArrayList<>(acme.history(before.id()));
        added.removeAll(history);
        assertThat(added).hasSize(1);
        LeadEvent event = added.get(0);
        assertThat(event.type()).isEqualTo(EventType.LEAD_SUBMITTED);
        assertThat(event.id()).isEqualTo(submission.id().value());
        assertThat(event.number()).isEqualTo(after.lastEvent());
        assertThat(event.actor()).isEqualTo("agent:bot");
        assertThat(event.changes()).isEmpty();
    }

    @Test
    default void the_answer_does_not_depend_on_the_stored_lead() {
        ManagedStore acme = new ManagedStore(this);
        ManagedStore empty = acme;
        LeadSnapshot unknown =
                WidgetVisitor.of(empty, richer("new@example.com")).registered().lead();
        LeadSnapshot known = acme.create(
                LeadFields.of("Sam", "Poe", "known@example.com").notes("Mine.").build());
        acme.record(known.id(), ConsentPurpose.MARKETING, false);
        LeadSnapshot answer =
                WidgetVisitor.of(acme, richer("known@example.com")).registered().lead();

        assertThat(answer.details().notes()).isEqualTo(unknown.details().notes());
        assertThat(answer.consents()).isEqualTo(unknown.consents());
        assertThat(answer.status()).isEqualTo(unknown.status());
        assertThat(answer.version()).isEqualTo(1).isEqualTo(unknown.version());
        assertThat(answer.lastEvent()).isEqualTo(unknown.lastEvent());
        assertThat(answer.createdAt()).isEqualTo(acme.clock().instant()).isEqualTo(answer.updatedAt());
    }

    @Test
    default void a_registration_with_only_a_phone_always_makes_a_lead() {
        ManagedStore acme = new ManagedStore(this);
        LeadFields phoneOnly =
                LeadFields.builder().firstName("Jordan").phone("555 0100").build();

        WidgetVisitor first = WidgetVisitor.of(acme, phoneOnly);
        WidgetVisitor again = WidgetVisitor.of(acme, phoneOnly);

        assertThat(first.registered().created()).isTrue();
        assertThat(again.registered().created()).isTrue();
        assertThat(again.id()).isNotEqualTo(first.id());
        assertSame("leads.get", first.registered().lead(), acme.get(first.id()));
        assertSame("leads.get", again.registered().lead(), acme.get(again.id()));
    }

    @Test
    default void an_email_is_free_again_after_delete_and_erase() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor first = WidgetVisitor.of(acme, "jordan@example.com");
        acme.management().leads().delete(ALICE, first.realLead(), Optional.empty());
        WidgetVisitor second = WidgetVisitor.of(acme, "jordan@example.com");
        acme.management().leads().erase(ALICE, second.realLead(), Optional.empty());
        WidgetVisitor third = WidgetVisitor.of(acme, "jordan@example.com");

        assertThat(List.of(first, second, third))
                .allSatisfy(
                        visitor -> assertThat(visitor.registered().created()).isTrue());
        assertThat(acme.get(third.realLead()).details().email()).isPresent();
    }

    @Test
    default void a_newer_submission_replaces_the_oldest_of_too_many() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor creator = WidgetVisitor.of(acme, "jordan@example.com");
        List<WidgetVisitor> others = new ArrayList<>();
        for (int i = 0; i < Submission.MAX_RECEIVED + 2; i++) {
            acme.clock().advance(Duration.ofSeconds(1));
            others.add(WidgetVisitor.of(acme, "jordan@example.com"));
        }

        assertThat(creator.stored()).isPresent();
        assertThat(others.get(0).stored()).isEmpty();
        assertThat(others.get(1).stored()).isEmpty();
        assertThat(others.subList(2, others.size()))
                .allSatisfy(visitor -> assertThat(visitor.stored()).isPresent());
        assertThat(acme.management()
                        .submissions()
                        .submissions(ALICE, creator.realLead(), UP_TO_100)
                        .items())
                .hasSize(Submission.MAX_RECEIVED + 1);
        assertThat(acme.history(creator.realLead())).hasSize(Submission.MAX_RECEIVED + 3);
    }

    @Test
    default void a_session_ends_at_the_same_registration_for_a_new_and_a_known_email() {
        ManagedStore acme = new ManagedStore(this);
        acme.create(LeadFields.of("Sam", "Poe", "known@example.com").build());
        List<WidgetVisitor> first = visitors(acme);
        for (int i = 1; i < Submission.MAX_SESSIONS; i++) {
            acme.clock().advance(Duration.ofSeconds(1));
            visitors(acme);
        }
        assertThat(first).allMatch(visitor -> isOpen(acme, visitor));

        acme.clock().advance(Duration.ofSeconds(1));
        List<WidgetVisitor> last = visitors(acme);

        assertThat(first).noneMatch(visitor -> isOpen(acme, visitor));
        assertThat(first)
                .noneMatch(visitor -> acme.management()
                        .submissions()
                        .refresh(visitor.registered().refreshToken(), Optional.empty())
                        .isPresent());
        assertThat(last).allMatch(visitor -> isOpen(acme, visitor));
        assertThat(first.get(0).stored())
                .as("the submission that created the lead is kept")
                .contains(first.get(0)
                        .submission()
                        .inSession(first.get(0).submission().session().ended()));
    }

    @Test
    default void a_session_of_an_applied_submission_ends_as_well() {
        ManagedStore acme = new ManagedStore(this);
        acme.create(LeadFields.of("Sam", "Poe", "known@example.com").build());
        List<WidgetVisitor> visitors = new ArrayList<>();
        for (int i = 0; i <= Submission.MAX_SESSIONS; i++) {
            visitors.add(applied(acme));
        }

        assertThat(visitors).allMatch(visitor -> visitor.stored().orElseThrow().state() == SubmissionState.APPLIED);
        assertThat(visitors).filteredOn(visitor -> !isOpen(acme, visitor)).containsExactly(visitors.get(0));
    }

    /** It is the oldest by far when it is released. */
    @Test
    default void a_session_of_a_released_submission_ends_as_well() {
        ManagedStore acme = new ManagedStore(this);
        acme.create(LeadFields.of("Sam", "Poe", "known@example.com").build());
        WidgetVisitor held = held(acme, "known@example.com");
        for (int i = 0; i < 3 * Submission.MAX_SESSIONS; i++) {
            applied(acme);
        }
        acme.management().submissions().release(ALICE, held.id());
        assertThat(held).matches(visitor -> isOpen(acme, visitor));

        WidgetVisitor last = applied(acme);

        assertThat(held.stored().orElseThrow().session().isEnded()).isTrue();
        assertThat(last).matches(visitor -> isOpen(acme, visitor));
    }

    /** Registers a visitor whose values are taken over, a second later. */
    private static WidgetVisitor applied(ManagedStore acme) {
        acme.clock().advance(Duration.ofSeconds(1));
        return new WidgetVisitor(
                acme,
                WidgetVisitor.management(acme)
                        .submissionPolicy((owner, sent) -> sent.sentFields())
                        .build()
                        .leads()
                        .register(new RegisterLeadCommand("bot", richer("known@example.com"), WidgetVisitor.EVIDENCE)));
    }

    private static WidgetVisitor held(ManagedStore acme, String email) {
        return new WidgetVisitor(
                acme,
                WidgetVisitor.management(acme)
                        .registrationGuard(attempt -> RegistrationVerdict.HOLD)
                        .build()
                        .leads()
                        .register(new RegisterLeadCommand("bot", richer(email), WidgetVisitor.EVIDENCE)));
    }

    /** Registers a visitor with an email that is new at first, and one with an email that was always known. */
    private static List<WidgetVisitor> visitors(ManagedStore acme) {
        return List.of(WidgetVisitor.of(acme, "new@example.com"), WidgetVisitor.of(acme, "known@example.com"));
    }

    private static boolean isOpen(ManagedStore acme, WidgetVisitor visitor) {
        try {
            acme.management().leads().get(visitor.caller(), visitor.id());
            return true;
        } catch (LeadNotFoundException ended) {
            return false;
        }
    }

    @Test
    default void a_released_submission_is_never_the_surplus() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor.of(acme, "jordan@example.com");
        WidgetVisitor held = held(acme, "JORDAN@example.com");
        List<WidgetVisitor> others = new ArrayList<>();
        for (int i = 0; i < Submission.MAX_RECEIVED; i++) {
            acme.clock().advance(Duration.ofSeconds(1));
            others.add(WidgetVisitor.of(acme, "jordan@example.com"));
        }

        Submission released = acme.management().submissions().release(ALICE, held.id());

        assertThat(held.stored()).contains(released);
        assertThat(others.get(0).stored()).isEmpty();
        assertThat(others.subList(1, others.size()))
                .allSatisfy(visitor -> assertThat(visitor.stored()).isPresent());
    }

    private static LeadFields richer() {
        return richer("JORDAN@example.com");
    }

    private static LeadFields richer(String email) {
        return LeadFields.of("Jo", "Lee", email)
                .phone("+49 170 1234567")
                .company("Acme")
                .source("website-chat")
                .notes("Theirs.\nSecond line.")
                .tags(List.of("new", "vip"))
                .metadata("{\"page\":\"/pricing\",\"n\":1.50}")
                .consentMarketing(true)
                .build();
    }
}
