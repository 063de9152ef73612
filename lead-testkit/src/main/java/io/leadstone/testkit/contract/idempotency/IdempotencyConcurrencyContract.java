package io.leadstone.testkit.contract.idempotency;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.idempotency.AttemptRefusedException;
import io.leadstone.application.idempotency.IdempotencyKey;
import io.leadstone.application.idempotency.IdempotentRequest;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.Reservation;
import io.leadstone.application.idempotency.ReservedKey;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.port.in.idempotency.IdempotentAnswer;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.domain.failure.IdempotencyKeyInProgressException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks.Outcome;
import io.leadstone.testkit.contract.fixture.KeyScene;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules for concurrent requests with one idempotency key. */
public interface IdempotencyConcurrencyContract extends StoreUnderTest {

    /** The number of threads. */
    int THREADS = 32;

    @Test
    default void concurrent_requests_with_one_key_create_one_lead() throws InterruptedException {
        ManagedStore acme = new ManagedStore(this);
        IdempotentRequest request = IdempotentRequest.of(new IdempotencyKey("key-1"), "create", "content");

        List<Outcome<IdempotentAnswer>> outcomes = ConcurrentTasks.run(THREADS, i -> () -> createOnce(acme, request));

        LeadSnapshot lead = onlyLead(acme);
        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .allSatisfy(
                        failure -> assertThat(failure).isExactlyInstanceOf(IdempotencyKeyInProgressException.class));
        List<IdempotentAnswer> answers =
                outcomes.stream().flatMap(outcome -> outcome.result().stream()).toList();
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.answer().leadId()).contains(lead.id()));
        assertThat(answers.stream().filter(answer -> !answer.isReplayed())).hasSize(1);
    }

    @Test
    default void one_of_many_attempts_takes_an_expired_key_over() throws InterruptedException {
        KeyScene scene = new KeyScene(this);
        WriteAttempt expired = scene.reserved();
        scene.scene().samples().clock().advance(ReservedKey.LEASE);

        List<Outcome<Reservation>> outcomes = ConcurrentTasks.run(THREADS, i -> {
            WriteAttempt attempt = scene.attempt();
            return () -> scene.reserve(attempt);
        });

        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome.failure()).isEmpty());
        List<Reservation.Reserved> winners = outcomes.stream()
                .flatMap(outcome -> outcome.result().stream())
                .filter(Reservation.Reserved.class::isInstance)
                .map(Reservation.Reserved.class::cast)
                .toList();
        assertThat(winners).hasSize(1);
        assertThat(winners.get(0).key().recordId()).isEqualTo(expired.recordId());
    }

    /** The writer of the first attempt was only slow. It writes while the second attempt writes. */
    @Test
    default void two_attempts_that_write_at_the_same_time_change_a_lead_once() throws InterruptedException {
        KeyScene scene = new KeyScene(this);
        LeadSnapshot lead = scene.scene().add("jordan@example.com");
        WriteAttempt slow = scene.reserved();
        scene.scene().samples().clock().advance(ReservedKey.LEASE);
        List<WriteAttempt> attempts = List.of(slow, scene.reserved());

        List<Outcome<LeadSnapshot>> outcomes = ConcurrentTasks.run(
                2, i -> () -> scene.during(attempts.get(i), () -> scene.scene().update(lead, Lead::delete)));

        assertThat(outcomes.stream().flatMap(outcome -> outcome.result().stream()))
                .as("deletions of the lead")
                .hasSizeLessThanOrEqualTo(1);
        assertThat(outcomes.get(1).result().isPresent()
                        || outcomes.get(1)
                                .failure()
                                .filter(AttemptRefusedException.class::isInstance)
                                .isPresent())
                .as("the second attempt has written, or was refused because the first one has")
                .isTrue();
        assertThat(scene.scene().events(lead)).hasSize(2);
        assertThat(scene.reserve(scene.attempt())).isInstanceOf(Reservation.Written.class);
    }

    private static IdempotentAnswer createOnce(ManagedStore store, IdempotentRequest request) {
        return store.management()
                .idempotency()
                .answerOnce(
                        ALICE,
                        request,
                        () -> {
                            LeadSnapshot lead = store.create(
                                    SampleLeads.draft("jordan@example.com").build());
                            return new KeptAnswer(201, Map.of(), "created", Optional.of(lead.id()));
                        },
                        written -> new KeptAnswer(
                                201, Map.of(), "rebuilt", written.record().leadId()));
    }

    private static LeadSnapshot onlyLead(ManagedStore store) {
        List<LeadSnapshot> found =
                store.store().search().list(ACME, LeadQuery.ALL, UP_TO_100).items();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
