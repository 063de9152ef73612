package io.leadstone.testkit.contract.submission;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.RegisterLeadCommand;
import io.leadstone.application.port.in.submission.RefreshSession;
import io.leadstone.application.port.in.submission.Submissions;
import io.leadstone.application.port.out.conversation.ConversationStore;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.application.port.out.submission.RegistrationVerdict;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.SubmissionNotFoundException;
import io.leadstone.domain.failure.SubmissionNotHeldException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.testkit.SampleEmailKeys;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks.Outcome;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rules of {@link HeldSubmissionRepository}, and of registrations that a guard holds back. */
public interface HeldSubmissionContract extends StoreUnderTest {

    @Test
    default void a_held_registration_has_no_lead_until_its_release() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor visitor = held(acme, "jordan@example.com");

        assertThat(visitor.submission().isHeld()).isTrue();
        assertThat(visitor.stored()).contains(visitor.submission());
        assertThat(visitor.registered().lead().id()).isEqualTo(visitor.id());
        assertThat(acme.store().search().list(ACME, LeadQuery.ALL, UP_TO_100).items())
                .isEmpty();
        assertThatExceptionOfType(LeadNotFoundException.class)
                .isThrownBy(() -> acme.management().leads().get(ALICE, visitor.id()));

        acme.clock().advance(Duration.ofMinutes(1));
        Submission released = acme.management().submissions().release(ALICE, visitor.id());

        assertThat(released.leadId()).contains(visitor.id());
        assertThat(released.state()).isEqualTo(SubmissionState.APPLIED);
        assertThat(visitor.stored()).contains(released);
        LeadSnapshot lead = acme.get(visitor.id());
        assertThat(lead.details()).isEqualTo(visitor.submission().details());
        assertThat(lead.createdAt()).isEqualTo(visitor.submission().receivedAt().plus(Duration.ofMinutes(1)));
        assertThat(lead.consents().of(ConsentPurpose.MARKETING)).isEqualTo(ConsentState.GRANTED);
        assertThat(released.evidence()).isEqualTo(WidgetVisitor.EVIDENCE);
        assertThat(acme.consents(visitor.id()))
                .hasSize(1)
                .extracting(ConsentEntry::decision)
                .isEqualTo(visitor.submission().grants());
        assertThat(acme.history(visitor.id())).hasSize(1);
        assertThat(acme.management().leads().get(visitor.caller(), visitor.id()))
                .isEqualTo(visitor.registered().lead());
        assertNotHeld(acme, visitor.id(), SubmissionNotHeldException.class);
    }

    @Test
    default void a_held_session_behaves_like_an_accepted_one() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor visitor = held(acme, "jordan@example.com");
        WidgetVisitor accepted = WidgetVisitor.of(acme, "other@example.com");

        assertThat(acme.management().leads().get(visitor.caller(), visitor.id()))
                .isEqualTo(visitor.registered().lead())
                .usingRecursiveComparison()
                .ignoringFields("id", "details", "consents")
                .isEqualTo(acme.management().leads().get(accepted.caller(), accepted.id()));
        Optional<RefreshSession.Refreshed> refreshed =
                acme.management().submissions().refresh(visitor.registered().refreshToken(), Optional.empty());
        assertThat(refreshed).isPresent();
        if (acme.store().capability(ConversationStore.class).isPresent()) {
            assertThat(acme.management()
                            .conversations()
                            .listOwn(visitor.caller(), UP_TO_100)
                            .items())
                    .isEmpty();
            assertThatExceptionOfType(LeadNotFoundException.class)
                    .as("there is no lead for a conversation yet")
                    .isThrownBy(() -> acme.management()
                            .conversations()
                            .open(visitor.caller(), OpenConversationCommand.of("bot", visitor.id())));
        }

        acme.management().submissions().end(refreshed.orElseThrow().refreshToken());

        assertThatExceptionOfType(LeadNotFoundException.class)
                .isThrownBy(() -> acme.management().leads().get(visitor.caller(), visitor.id()));
    }

    @Test
    default void only_one_of_several_members_releases_a_registration() throws InterruptedException {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor visitor = new WidgetVisitor(
                acme,
                holding(acme)
                        .leads()
                        .register(new RegisterLeadCommand(
                                "bot",
                                LeadFields.builder()
                                        .lastName("Lee")
                                        .phone("+49 170 1234567")
                                        .build(),
                                WidgetVisitor.EVIDENCE)));

        List<Outcome<Submission>> outcomes = ConcurrentTasks.run(
                8, number -> () -> acme.management().submissions().release(ALICE, visitor.id()));

        Submission released = ConcurrentTasks.onlySuccess(outcomes, SubmissionNotHeldException.class);
        assertThat(visitor.stored()).contains(released);
        assertThat(acme.history(visitor.id())).hasSize(1);
    }

    @Test
    default void a_released_registration_of_a_known_email_points_to_its_lead() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot known =
                acme.create(LeadFields.of("Jo", "Lee", "jordan@example.com").build());
        WidgetVisitor visitor = held(acme, "JORDAN@example.com");
        assertThat(acme.history(known.id())).hasSize(1);

        Submission released = acme.management().submissions().release(ALICE, visitor.id());

        assertThat(released).isEqualTo(visitor.submission().ofLead(known.id()));
        assertThat(released.state()).isEqualTo(SubmissionState.RECEIVED);
        assertThat(visitor.stored()).contains(released);
        assertThat(acme.get(known.id()).details()).isEqualTo(known.details());
        assertThat(acme.history(known.id())).hasSize(2);
        assertThat(acme.management()
                        .submissions()
                        .submissions(ALICE, known.id(), UP_TO_100)
                        .items())
                .containsExactly(released);
    }

    @Test
    default void a_released_registration_gets_an_email_key_of_the_present_rule() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor visitor = held(acme, "jordan@example.com");
        EmailKeys present = SampleEmailKeys.oneMailbox();

        LeadManagement.builder()
                .store(acme.store())
                .clock(acme.clock())
                .emailKeys(present)
                .build()
                .submissions()
                .release(ALICE, visitor.id());

        LeadSnapshot lead = acme.store().leads().find(ACME, visitor.id()).orElseThrow();
        assertThat(lead.details()).isEqualTo(visitor.submission().details());
        assertThat(lead.liveEmailKey()).contains("person@example.com");
        assertThat(lead.liveEmailRule()).contains(present.rule());
    }

    @Test
    default void a_refused_release_leaves_the_submission_held() {
        ManagedStore acme = new ManagedStore(this);
        HeldSubmissionRepository stored = acme.store().heldSubmissions();
        WidgetVisitor visitor = held(acme, "jordan@example.com");
        acme.create(LeadFields.of("Jo", "Lee", "jordan@example.com").build());
        Submission submission = visitor.submission();
        LeadChange capture = Lead.capture(
                submission.id(),
                ACME,
                submission.details(),
                LeadStatus.NEW,
                Optional.empty(),
                submission.grants(),
                context(submission));

        assertThatExceptionOfType(DuplicateEmailException.class)
                .isThrownBy(() -> stored.release(submission.newLead(), capture));

        assertThat(visitor.stored()).contains(submission);
        assertThat(acme.store()
                        .submissions()
                        .inState(ACME, SubmissionState.HELD, UP_TO_100)
                        .items())
                .containsExactly(submission);
    }

    @Test
    default void held_submissions_are_listed_newest_first_in_pages() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor.of(acme, "other@example.com");
        List<LeadId> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            acme.clock().advance(Duration.ofSeconds(1));
            ids.add(0, held(acme, "jordan" + i + "@example.com").id());
        }

        List<LeadId> paged = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(PageRequest.page(1, 2));
        while (request.isPresent()) {
            Page<Submission> page =
                    acme.management().submissions().companySubmissions(ALICE, SubmissionState.HELD, request.get());
            page.items().forEach(each -> paged.add(each.id()));
            assertThat(page.total()).isEqualTo(5);
            request = page.next().map(next -> PageRequest.after(next, 2));
        }

        assertThat(paged).isEqualTo(ids);
    }

    @Test
    default void a_discarded_registration_is_gone() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor visitor = held(acme, "jordan@example.com");
        WidgetVisitor accepted = WidgetVisitor.of(acme, "other@example.com");

        acme.management().submissions().discard(ALICE, visitor.id());

        assertThat(visitor.stored()).isEmpty();
        assertNotHeld(acme, visitor.id(), SubmissionNotFoundException.class);
        assertNotHeld(acme, accepted.id(), SubmissionNotHeldException.class);
        assertThat(accepted.stored()).contains(accepted.submission());
    }

    @Test
    default void another_company_neither_sees_nor_releases_nor_discards() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor visitor = held(acme, "jordan@example.com");
        Caller other = Caller.member(GLOBEX, "gina", Scope.values());
        Submissions submissions = acme.management().submissions();

        assertThat(submissions
                        .companySubmissions(other, SubmissionState.HELD, UP_TO_100)
                        .items())
                .isEmpty();
        assertThatExceptionOfType(SubmissionNotFoundException.class)
                .isThrownBy(() -> submissions.release(other, visitor.id()));
        assertThatExceptionOfType(SubmissionNotFoundException.class)
                .isThrownBy(() -> submissions.discard(other, visitor.id()));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> submissions.companySubmissions(visitor.caller(), SubmissionState.HELD, UP_TO_100));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> submissions.release(visitor.caller(), visitor.id()));
        assertThat(visitor.stored()).contains(visitor.submission());
    }

    @Test
    default void an_erasure_discards_held_registrations_of_the_person() {
        ManagedStore acme = new ManagedStore(this);
        LeadSnapshot lead =
                acme.create(LeadFields.of("Jo", "Lee", "jordan@example.com").build());
        WidgetVisitor same = held(acme, "Jordan@example.com");
        WidgetVisitor other = held(acme, "other@example.com");

        acme.management().leads().erase(ALICE, lead.id(), Optional.empty());

        assertThat(same.stored()).isEmpty();
        assertThat(other.stored()).contains(other.submission());
    }

    @Test
    default void a_change_discards_only_held_submissions_of_its_company() {
        StoreScene scene = new StoreScene(this);
        ManagedStore acme = new ManagedStore(scene.store());
        LeadSnapshot lead = scene.add("jordan@example.com");
        WidgetVisitor first = held(acme, "first@example.com");
        WidgetVisitor second = held(acme, "second@example.com");
        WidgetVisitor stays = held(acme, "stays@example.com");
        WidgetVisitor accepted = WidgetVisitor.of(acme, "accepted@example.com");
        LeadChange ofOther = scene.samples().capture(GLOBEX, "jordan@example.com");

        scene.leads().add(ofOther.discarding(List.of(first.id(), second.id())));
        assertThat(first.stored()).contains(first.submission());
        scene.update(scene.change(lead, Lead::delete)
                .discarding(List.of(first.id(), accepted.id(), scene.samples().unusedId(), second.id())));

        assertThat(first.stored()).isEmpty();
        assertThat(second.stored()).isEmpty();
        assertThat(stays.stored()).contains(stays.submission());
        assertThat(accepted.stored()).contains(accepted.submission());
    }

    @Test
    default void a_change_discards_any_number_of_held_submissions() {
        StoreScene scene = new StoreScene(this);
        ManagedStore acme = new ManagedStore(scene.store());
        LeadSnapshot lead = scene.add("jordan@example.com");
        WidgetVisitor held = held(acme, "held@example.com");
        List<LeadId> ids = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            ids.add(new LeadId(UUID.randomUUID()));
        }
        ids.add(held.id());

        scene.update(scene.change(lead, Lead::erase).discarding(ids));

        assertThat(held.stored()).isEmpty();
    }

    @Test
    default void a_refused_change_discards_nothing() {
        StoreScene scene = new StoreScene(this);
        ManagedStore acme = new ManagedStore(scene.store());
        LeadSnapshot lead = scene.add("jordan@example.com");
        scene.update(lead, (current, context) -> current.assign(Optional.of(new OwnerId("olga")), context));
        WidgetVisitor held = held(acme, "held@example.com");
        List<LeadChange> stale = List.of(scene.change(lead, Lead::delete), scene.change(lead, Lead::erase));

        for (LeadChange change : stale) {
            scene.assertRefused(
                    change.discarding(List.of(held.id())), scene.leads()::update, VersionConflictException.class);
        }
        scene.assertRefused(
                scene.samples().capture(ACME, "jordan@example.com").discarding(List.of(held.id())),
                scene.leads()::add,
                DuplicateEmailException.class);

        assertThat(held.stored()).contains(held.submission());
    }

    @Test
    default void a_purge_removes_old_held_registrations() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor old = held(acme, "old@example.com");
        WidgetVisitor accepted = WidgetVisitor.of(acme, "accepted@example.com");
        acme.clock().advance(Duration.ofMinutes(1));
        WidgetVisitor recent = held(acme, "recent@example.com");

        HeldSubmissionRepository stored = acme.store().heldSubmissions();
        Instant latest = old.submission().receivedAt();

        assertThat(stored.countDue(latest.minusMillis(1))).isZero();
        assertThat(stored.countDue(latest)).isEqualTo(1);
        assertThat(stored.companyAfter(Optional.empty())).contains(ACME);
        assertThat(stored.companyAfter(Optional.of(ACME))).isEmpty();
        assertThat(stored.purge(ACME, latest.minusMillis(1), 10)).isZero();
        assertThat(stored.purge(GLOBEX, latest, 10)).isZero();
        assertThat(stored.purge(ACME, latest, 10)).isEqualTo(1);
        assertThat(stored.purge(ACME, latest, 10)).isZero();

        assertThat(old.stored()).isEmpty();
        assertThat(recent.stored()).contains(recent.submission());
        assertThat(accepted.stored()).contains(accepted.submission());
    }

    @Test
    default void held_registrations_are_purged_in_batches() {
        ManagedStore acme = new ManagedStore(this);
        List<WidgetVisitor> visitors = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            visitors.add(held(acme, "jordan" + i + "@example.com"));
            acme.clock().advance(Duration.ofMinutes(1));
        }
        HeldSubmissionRepository stored = acme.store().heldSubmissions();
        Instant latest = visitors.get(2).submission().receivedAt();

        assertThat(stored.purge(ACME, latest, 2)).isEqualTo(2);
        assertThat(visitors)
                .extracting(WidgetVisitor::stored)
                .last()
                .isEqualTo(Optional.of(visitors.get(2).submission()));
        assertThat(stored.purge(ACME, latest, 2)).isEqualTo(1);
        assertThat(stored.purge(ACME, latest, 2)).isZero();
        assertThat(visitors).extracting(WidgetVisitor::stored).containsOnly(Optional.empty());
    }

    @Test
    default void a_guard_that_fails_holds_the_registration() {
        ManagedStore acme = new ManagedStore(this);
        Submission submission = WidgetVisitor.management(acme)
                .registrationGuard(attempt -> {
                    throw new IllegalStateException("the captcha service does not answer");
                })
                .build()
                .leads()
                .register(command("jordan@example.com"))
                .submission();

        assertThat(submission.isHeld()).isTrue();
        assertThat(acme.store().submissions().find(ACME, submission.id())).contains(submission);
    }

    private static ChangeContext context(Submission submission) {
        return new ChangeContext(submission.receivedAt(), "agent:bot", new SampleLeads().ids());
    }

    private static void assertNotHeld(ManagedStore acme, LeadId id, Class<? extends LeadException> refusal) {
        Submissions submissions = acme.management().submissions();
        assertThat(submissions
                        .companySubmissions(ALICE, SubmissionState.HELD, UP_TO_100)
                        .items())
                .isEmpty();
        assertThatExceptionOfType(refusal).isThrownBy(() -> submissions.release(ALICE, id));
        assertThatExceptionOfType(refusal).isThrownBy(() -> submissions.discard(ALICE, id));
    }

    private static RegisterLeadCommand command(String email) {
        return new RegisterLeadCommand(
                "bot",
                LeadFields.of("Jordan", "Lee", email).consentMarketing(true).build(),
                WidgetVisitor.EVIDENCE);
    }

    private static WidgetVisitor held(ManagedStore acme, String email) {
        return new WidgetVisitor(acme, holding(acme).leads().register(command(email)));
    }

    private static LeadManagement holding(ManagedStore acme) {
        return WidgetVisitor.management(acme)
                .registrationGuard(attempt -> RegistrationVerdict.HOLD)
                .build();
    }
}
