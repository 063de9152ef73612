package io.leadstone.testkit.contract.submission;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.submission.ApplySubmissionCommand;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of {@link SubmissionRepository#inState}: the submissions of a company in one state. */
public interface SubmissionListContract extends StoreUnderTest {

    @Test
    default void submissions_are_listed_by_their_state() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor creator = WidgetVisitor.of(acme, "jordan@example.com");
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");

        assertListed(acme, SubmissionState.APPLIED, creator.id());
        assertListed(acme, SubmissionState.RECEIVED, visitor.id());
        assertListed(acme, SubmissionState.HELD);
        assertThat(list(acme, SubmissionState.RECEIVED).items()).containsExactly(visitor.submission());

        acme.clock().advance(Duration.ofSeconds(1));
        acme.management()
                .submissions()
                .apply(ALICE, ApplySubmissionCommand.of(visitor.id(), visitor.id(), SubmissionField.EMAIL));

        assertListed(acme, SubmissionState.APPLIED, newestFirst(visitor, creator));
        assertListed(acme, SubmissionState.RECEIVED);
        assertThat(list(acme, SubmissionState.APPLIED).items())
                .contains(visitor.stored().orElseThrow());
    }

    @Test
    default void submissions_of_a_deleted_lead_are_hidden_until_its_restore() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor creator = WidgetVisitor.of(acme, "jordan@example.com");
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        WidgetVisitor other = WidgetVisitor.of(acme, "other@example.com");
        LeadId lead = creator.realLead();

        acme.management().leads().delete(ALICE, lead, Optional.empty());

        assertListed(acme, SubmissionState.APPLIED, other.id());
        assertListed(acme, SubmissionState.RECEIVED);

        acme.management().leads().restore(ALICE, lead, Optional.empty());

        assertListed(acme, SubmissionState.APPLIED, newestFirst(creator, other));
        assertListed(acme, SubmissionState.RECEIVED, visitor.id());
    }

    @Test
    default void an_erased_lead_lists_its_submissions_without_values() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor creator = WidgetVisitor.of(acme, "jordan@example.com");

        acme.management().leads().erase(ALICE, creator.realLead(), Optional.empty());

        assertListed(acme, SubmissionState.APPLIED, creator.id());
        assertThat(list(acme, SubmissionState.APPLIED).items().get(0).isErased())
                .isTrue();
    }

    @Test
    default void a_list_by_state_is_paged_newest_first() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor.of(acme, "jordan@example.com");
        List<WidgetVisitor> sent = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            // Pairs have the same instant.
            acme.clock().advance(Duration.ofSeconds(i % 2));
            sent.add(WidgetVisitor.of(acme, "jordan@example.com"));
        }
        WidgetVisitor.of(acme, "deleted@example.com");
        WidgetVisitor hidden = WidgetVisitor.of(acme, "deleted@example.com");
        acme.management().leads().delete(ALICE, hidden.realLead(), Optional.empty());
        List<LeadId> ids = List.of(newestFirst(sent.toArray(WidgetVisitor[]::new)));

        List<LeadId> paged = new ArrayList<>();
        Optional<PageRequest> request = Optional.of(PageRequest.page(1, 3));
        while (request.isPresent()) {
            Page<Submission> page =
                    acme.management().submissions().companySubmissions(ALICE, SubmissionState.RECEIVED, request.get());
            page.items().forEach(each -> paged.add(each.id()));
            assertThat(page.total()).isEqualTo(7);
            request = page.next().map(next -> PageRequest.after(next, 3));
        }
        assertThat(paged).isEqualTo(ids);

        SubmissionRepository stored = acme.store().submissions();
        assertThat(stored.inState(ACME, SubmissionState.RECEIVED, PageRequest.page(2, 3))
                        .items())
                .extracting(Submission::id)
                .isEqualTo(ids.subList(3, 6));
        assertThat(stored.inState(ACME, SubmissionState.RECEIVED, PageRequest.page(9, 3))
                        .items())
                .isEmpty();
        Page<Submission> bounded = stored.inState(
                ACME, SubmissionState.RECEIVED, PageRequest.page(1, 2).countingTo(4));
        assertThat(bounded.total()).isEqualTo(4);
        assertThat(bounded.totalIsExact()).isFalse();
        assertThat(bounded.next()).isPresent();
    }

    @Test
    default void a_cursor_of_another_list_is_refused() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor.of(acme, "jordan@example.com");
        WidgetVisitor.of(acme, "other@example.com");
        PageRequest next = PageRequest.after(
                acme.management()
                        .leads()
                        .list(ALICE, LeadQuery.ALL, PageRequest.page(1, 1))
                        .next()
                        .orElseThrow(),
                1);

        for (SubmissionState state : SubmissionState.values()) {
            assertThatExceptionOfType(InvalidCommandException.class)
                    .as("a cursor of leads in the list of %s", state)
                    .isThrownBy(() -> acme.store().submissions().inState(ACME, state, next));
        }
    }

    @Test
    default void members_list_only_submissions_of_their_company() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        Caller gina = Caller.member(GLOBEX, "gina", Scope.values());

        assertThat(acme.management()
                        .submissions()
                        .companySubmissions(gina, SubmissionState.APPLIED, UP_TO_100)
                        .items())
                .isEmpty();
        for (Caller refused : List.of(visitor.caller(), Caller.member(ACME, "writer", Scope.WRITE))) {
            assertThatExceptionOfType(AccessDeniedException.class)
                    .isThrownBy(() -> acme.management()
                            .submissions()
                            .companySubmissions(refused, SubmissionState.APPLIED, UP_TO_100));
        }
    }

    private static void assertListed(ManagedStore acme, SubmissionState state, LeadId... expected) {
        Page<Submission> page = list(acme, state);
        assertThat(page.items())
                .as("submissions in the state %s", state)
                .extracting(Submission::id)
                .containsExactly(expected);
        assertThat(page.total()).isEqualTo(expected.length);
    }

    private static Page<Submission> list(ManagedStore acme, SubmissionState state) {
        return acme.management().submissions().companySubmissions(ALICE, state, UP_TO_100);
    }

    private static LeadId[] newestFirst(WidgetVisitor... visitors) {
        return List.of(visitors).stream()
                .map(WidgetVisitor::submission)
                .sorted(Comparator.comparing(Submission::receivedAt)
                        .thenComparing(submission -> submission.id().toString())
                        .reversed())
                .map(Submission::id)
                .toArray(LeadId[]::new);
    }
}
