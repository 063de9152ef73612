package io.leadstone.testkit.contract.submission;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.out.TransactionalStore;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.SubmissionAppliedException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.VetoScene;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Rules of {@link SubmissionRepository}. */
public interface SubmissionRepositoryContract extends StoreUnderTest {

    @Test
    default void a_refused_submission_leaves_nothing() {
        ManagedStore acme = new ManagedStore(this);
        SubmissionRepository submissions = acme.store().submissions();
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        LeadSnapshot stale = acme.get(visitor.realLead());
        acme.update(UpdateLeadCommand.of(stale.id(), f -> f.notes("called")));
        LeadSnapshot current = acme.get(stale.id());

        Submission second = sent(visitor, 1);
        assertThatExceptionOfType(DuplicateEmailException.class)
                .isThrownBy(() -> submissions.add(second.newLead(), capture(second)));
        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> submissions.add(second.ofLead(stale.id()), submit(stale, second)));
        LeadSnapshot missing = capture(sent(visitor, 2)).after();
        assertThatExceptionOfType(LeadNotFoundException.class)
                .isThrownBy(() -> submissions.add(second.ofLead(missing.id()), submit(missing, second)));

        assertThat(submissions.find(ACME, second.id())).isEmpty();
        assertThat(acme.store().leads().find(ACME, second.id())).isEmpty();
        assertThat(acme.get(stale.id())).isEqualTo(current);
        submissions.add(second.ofLead(current.id()), submit(current, second));
        assertThat(submissions.find(ACME, second.id())).contains(second.ofLead(current.id()));
    }

    @Test
    default void a_veto_of_a_listener_leaves_nothing() {
        ManagedStore acme = new ManagedStore(this);
        Optional<TransactionalStore> transactions = acme.store().capability(TransactionalStore.class);
        if (transactions.isEmpty()) {
            return;
        }
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        LeadSnapshot lead = acme.get(visitor.realLead());
        VetoScene scene = new VetoScene(new StoreScene(acme.store(), new SampleLeads()), Optional.empty());
        Submission second = sent(visitor, 1);

        scene.assertVetoed(vetoed -> vetoed.submissions().add(second.ofLead(lead.id()), submit(lead, second)));

        assertThat(acme.store().submissions().find(ACME, second.id())).isEmpty();
        assertThat(acme.get(lead.id())).isEqualTo(lead);
    }

    @Test
    default void submissions_are_listed_newest_first_in_pages() {
        ManagedStore acme = new ManagedStore(this);
        List<Submission> sent = new ArrayList<>();
        sent.add(WidgetVisitor.of(acme, "jordan@example.com").submission());
        LeadId lead = sent.get(0).id();
        WidgetVisitor.of(acme, "other@example.com");
        for (int i = 0; i < 6; i++) {
            // Pairs have the same instant.
            acme.clock().advance(Duration.ofSeconds(i % 2));
            sent.add(WidgetVisitor.of(acme, "jordan@example.com").submission());
        }
        List<LeadId> ids = sent.stream()
                .sorted(Comparator.comparing(Submission::receivedAt)
                        .thenComparing(submission -> submission.id().toString())
                        .reversed())
                .map(Submission::id)
                .toList();

        List<LeadId> paged = new ArrayList<>();
        PageRequest request = PageRequest.page(1, 2);
        Page<Submission> page;
        do {
            page = acme.management().submissions().submissions(ALICE, lead, request);
            page.items().forEach(each -> paged.add(each.id()));
            assertThat(page.total()).isEqualTo(7);
            request = page.next().map(next -> PageRequest.after(next, 2)).orElse(request);
        } while (page.next().isPresent());

        assertThat(paged).isEqualTo(ids);
        assertThat(acme.management()
                        .submissions()
                        .submissions(ALICE, lead, PageRequest.page(2, 3))
                        .items())
                .extracting(Submission::id)
                .isEqualTo(ids.subList(3, 6));
    }

    @Test
    default void a_submission_is_applied_once() {
        ManagedStore acme = new ManagedStore(this);
        SubmissionRepository submissions = acme.store().submissions();
        WidgetVisitor creator = WidgetVisitor.of(acme, "jordan@example.com");
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        LeadSnapshot lead = acme.get(visitor.realLead());
        LeadChange nothing = Lead.restore(lead).unchanged();
        Submission applied = visitor.submission()
                .applied(Set.of(SubmissionField.EMAIL), acme.clock().instant());

        submissions.apply(applied, nothing);

        assertThat(submissions.find(ACME, visitor.id())).contains(applied);
        assertThatExceptionOfType(SubmissionAppliedException.class)
                .isThrownBy(() -> submissions.apply(applied, nothing));
        assertThatExceptionOfType(SubmissionAppliedException.class)
                .isThrownBy(() -> submissions.apply(creator.submission(), nothing));
        assertThat(acme.get(lead.id())).isEqualTo(lead);
    }

    @Test
    default void a_stale_application_changes_nothing() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor.of(acme, "jordan@example.com");
        WidgetVisitor visitor = WidgetVisitor.of(
                acme,
                LeadFields.of("Jordan", "Lee", "jordan@example.com")
                        .notes("Theirs.")
                        .build());
        LeadSnapshot stale = acme.get(visitor.realLead());
        LeadSnapshot current = acme.update(UpdateLeadCommand.of(stale.id(), f -> f.notes("called")));
        Set<SubmissionField> fields = Set.of(SubmissionField.NOTES);
        LeadChange change = visitor.submission().takeOver(Lead.restore(stale), fields, new SampleLeads().context());

        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> acme.store()
                        .submissions()
                        .apply(visitor.submission().applied(fields, acme.clock().instant()), change));

        assertThat(visitor.stored()).contains(visitor.submission());
        assertThat(acme.get(stale.id())).isEqualTo(current);
    }

    @Test
    default void another_company_finds_and_changes_nothing() {
        ManagedStore acme = new ManagedStore(this);
        SubmissionRepository submissions = acme.store().submissions();
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");

        assertThat(submissions.find(GLOBEX, visitor.id())).isEmpty();
        assertThat(submissions
                        .submissionsOf(GLOBEX, visitor.realLead(), UP_TO_100)
                        .items())
                .isEmpty();
        submissions.eraseOf(GLOBEX, visitor.realLead(), acme.clock().instant());
        acme.store().widgetSessions().end(GLOBEX, visitor.id());
        assertThat(acme.store()
                        .widgetSessions()
                        .renew(
                                GLOBEX,
                                visitor.id(),
                                visitor.submission().session().refreshHash().orElseThrow(),
                                visitor.submission().session()))
                .isFalse();

        assertThat(visitor.stored()).contains(visitor.submission());
    }

    @Test
    default void an_erasure_of_submissions_can_be_repeated() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        Submission erased = visitor.submission().erased(acme.clock().instant());

        acme.store()
                .submissions()
                .eraseOf(ACME, visitor.realLead(), acme.clock().instant());
        acme.clock().advance(Duration.ofDays(1));
        acme.store()
                .submissions()
                .eraseOf(ACME, visitor.realLead(), acme.clock().instant());

        assertThat(visitor.stored()).contains(erased);
    }

    private static Submission sent(WidgetVisitor visitor, int number) {
        Submission first = visitor.submission();
        return Submission.received(
                new LeadId(new UUID(first.id().value().getMostSignificantBits(), number)),
                ACME,
                first.details(),
                first.consents(),
                first.evidence(),
                first.session(),
                first.receivedAt());
    }

    private static LeadChange capture(Submission submission) {
        return Lead.capture(
                submission.id(),
                ACME,
                submission.details(),
                LeadStatus.NEW,
                Optional.empty(),
                submission.grants(),
                new SampleLeads().context());
    }

    private static LeadChange submit(LeadSnapshot lead, Submission submission) {
        return Lead.restore(lead).submit(submission.id().value(), new SampleLeads().context());
    }
}
