package io.leadstone.testkit.contract.submission;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.submission.ApplySubmissionCommand;
import io.leadstone.application.port.in.submission.RefreshSession;
import io.leadstone.domain.EventType;
import io.leadstone.domain.failure.SubmissionAppliedException;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.SubmissionField;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks.Outcome;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of submissions under concurrent calls. */
public interface SubmissionConcurrencyContract extends StoreUnderTest {

    @Test
    default void registrations_that_race_for_a_new_email_share_one_lead() throws InterruptedException {
        ManagedStore acme = new ManagedStore(this);

        List<Outcome<WidgetVisitor>> outcomes =
                ConcurrentTasks.run(16, number -> () -> WidgetVisitor.of(acme, "jordan@example.com"));

        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .isEmpty();
        List<WidgetVisitor> visitors =
                outcomes.stream().flatMap(outcome -> outcome.result().stream()).toList();
        List<WidgetVisitor> winners =
                visitors.stream().filter(each -> each.registered().created()).toList();
        assertThat(winners).hasSize(1);
        assertThat(visitors)
                .extracting(WidgetVisitor::realLead)
                .containsOnly(winners.get(0).id());
        assertThat(visitors).allSatisfy(each -> assertThat(each.stored()).contains(each.submission()));
        assertThat(acme.history(winners.get(0).id()))
                .hasSize(16)
                .filteredOn(event -> event.type() == EventType.LEAD_SUBMITTED)
                .extracting(LeadEvent::id)
                .containsExactlyInAnyOrderElementsOf(visitors.stream()
                        .filter(each -> !each.registered().created())
                        .map(each -> each.id().value())
                        .toList());
        assertThat(acme.management()
                        .submissions()
                        .submissions(ALICE, winners.get(0).id(), UP_TO_100)
                        .items())
                .hasSize(16);
    }

    @Test
    default void only_one_of_several_callers_takes_values_over() throws InterruptedException {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor.of(acme, "jordan@example.com");
        WidgetVisitor visitor = WidgetVisitor.of(
                acme,
                LeadFields.of("Jordan", "Lee", "jordan@example.com")
                        .notes("Theirs.")
                        .company("Acme")
                        .build());

        List<Outcome<LeadSnapshot>> outcomes = ConcurrentTasks.run(
                8,
                number -> () -> acme.management()
                        .submissions()
                        .apply(
                                ALICE,
                                ApplySubmissionCommand.of(
                                        visitor.realLead(),
                                        visitor.id(),
                                        number % 2 == 0 ? SubmissionField.NOTES : SubmissionField.COMPANY)));

        LeadSnapshot applied = ConcurrentTasks.onlySuccess(outcomes, SubmissionAppliedException.class);
        LeadSnapshot stored = acme.get(visitor.realLead());
        assertThat(stored).isEqualTo(applied);
        assertThat(stored.details().notes().isPresent())
                .isNotEqualTo(stored.details().company().isPresent());
    }

    @Test
    default void only_one_of_several_callers_refreshes_a_session() throws InterruptedException {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");

        List<Outcome<Optional<RefreshSession.Refreshed>>> outcomes = ConcurrentTasks.run(
                8,
                number -> () -> acme.management()
                        .submissions()
                        .refresh(visitor.registered().refreshToken(), Optional.empty()));

        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .isEmpty();
        assertThat(outcomes.stream()
                        .flatMap(outcome -> outcome.result().stream())
                        .flatMap(Optional::stream))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(visitor.stored().orElseThrow().session().isEnded())
                .as("a second use of a token ends the session")
                .isTrue();
    }
}
