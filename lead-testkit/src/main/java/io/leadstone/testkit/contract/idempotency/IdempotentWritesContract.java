package io.leadstone.testkit.contract.idempotency;

import static io.leadstone.testkit.contract.fixture.KeyScene.CONTENT;
import static io.leadstone.testkit.contract.fixture.KeyScene.KEY;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.idempotency.AttemptRefusedException;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.Reservation;
import io.leadstone.application.idempotency.ReservedKey;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.KeyScene;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rules of reservations, of the write of an attempt, and of kept answers. */
public interface IdempotentWritesContract extends StoreUnderTest {

    @Test
    default void a_key_is_reserved_for_one_attempt_until_its_lease_ends() {
        KeyScene scene = new KeyScene(this);
        WriteAttempt first = scene.reserved();

        assertThat(scene.reserve(scene.attempt())).isEqualTo(new Reservation.Running());
        scene.scene().samples().clock().advance(ReservedKey.LEASE.minusMillis(1));
        assertThat(scene.reserve(scene.attempt())).isEqualTo(new Reservation.Running());

        scene.scene().samples().clock().advance(Duration.ofMillis(1));
        WriteAttempt second = scene.reserved();
        assertThat(second.attemptId()).isNotEqualTo(first.attemptId());
        assertThat(second.recordId()).as("all attempts create the same record").isEqualTo(first.recordId());
        assertThat(scene.reserve(scene.attempt())).isEqualTo(new Reservation.Running());
    }

    @Test
    default void keys_of_other_companies_and_other_keys_are_free() {
        KeyScene scene = new KeyScene(this);
        WriteAttempt first = scene.reserved();

        WriteAttempt globex = scene.reserved(scene.attempt(GLOBEX, KEY));
        WriteAttempt other = scene.reserved(scene.attempt(ACME, "b".repeat(64)));

        scene.add(first, "jordan@example.com");
        scene.add(globex, "jordan@example.com");
        scene.add(other, "robin@example.com");
        assertThat(scene.reserve(scene.attempt(GLOBEX, KEY)))
                .isInstanceOfSatisfying(
                        Reservation.Written.class,
                        written -> assertThat(written.record().id()).isEqualTo(globex.recordId()));
    }

    @Test
    default void another_content_is_recognized_in_each_state() {
        KeyScene scene = new KeyScene(this);
        WriteAttempt attempt = scene.reserved();
        assertThat(otherContent(scene)).isEqualTo(new Reservation.OtherRequest());

        LeadSnapshot lead = scene.add(attempt, "jordan@example.com");
        assertThat(otherContent(scene)).isEqualTo(new Reservation.OtherRequest());

        scene.writes().complete(attempt, KeyScene.answer(lead));
        assertThat(otherContent(scene)).isEqualTo(new Reservation.OtherRequest());
    }

    @Test
    default void the_write_of_an_attempt_is_found_before_its_answer_is_kept() {
        KeyScene scene = new KeyScene(this);
        WriteAttempt attempt = scene.reserved();

        LeadSnapshot lead = scene.add(attempt, "jordan@example.com");

        Reservation.Written written = new Reservation.Written(WrittenRecord.of(lead), attempt.recordId());
        assertThat(scene.reserve(scene.attempt())).isEqualTo(written);
        assertThat(written.isNew()).isTrue();
        scene.scene().samples().clock().advance(ReservedKey.LEASE);
        assertThat(scene.reserve(scene.attempt())).as("after the lease").isEqualTo(written);
    }

    @Test
    default void an_update_of_an_attempt_names_the_updated_lead() {
        KeyScene scene = new KeyScene(this);
        LeadSnapshot lead = scene.scene().add("jordan@example.com");
        WriteAttempt attempt = scene.reserved();

        scene.during(attempt, () -> scene.scene().delete(lead));

        assertThat(scene.reserve(scene.attempt()))
                .isEqualTo(new Reservation.Written(WrittenRecord.of(lead), attempt.recordId()));
    }

    @Test
    default void a_kept_answer_is_returned_unchanged() {
        KeyScene scene = new KeyScene(this);
        WriteAttempt attempt = scene.reserved();
        LeadSnapshot lead = scene.add(attempt, "jordan@example.com");
        KeptAnswer answer = KeyScene.answer(lead);

        scene.writes().complete(attempt, answer);

        assertThat(scene.reserve(scene.attempt())).isEqualTo(new Reservation.Answered(answer));
    }

    @Test
    default void an_answer_without_a_write_is_kept_with_all_its_characters() {
        KeyScene scene = new KeyScene(this);
        WriteAttempt attempt = scene.reserved();
        KeptAnswer answer =
                new KeptAnswer(422, Map.of(), "line\n\ttab \"quotes\" \\ 🙂 ".repeat(5000), Optional.empty());

        scene.writes().complete(attempt, answer);

        assertThat(scene.reserve(scene.attempt())).isEqualTo(new Reservation.Answered(answer));
    }

    @Test
    default void an_attempt_that_lost_its_key_writes_nothing() {
        KeyScene scene = new KeyScene(this);
        WriteAttempt lost = scene.reserved();
        scene.scene().samples().clock().advance(ReservedKey.LEASE);
        WriteAttempt second = scene.reserved();
        LeadSnapshot lead = scene.add(second, "jordan@example.com");

        assertThatExceptionOfType(AttemptRefusedException.class).isThrownBy(() -> scene.add(lost, "robin@example.com"));

        assertThat(scene.scene().leads().find(ACME, lead.id())).contains(lead);
        assertThat(scene.scene().events(lead)).hasSize(1);
        scene.writes().complete(lost, new KeptAnswer(500, Map.of(), "lost", Optional.empty()));
        scene.writes().release(lost);
        assertThat(scene.reserve(scene.attempt())).isInstanceOf(Reservation.Written.class);
    }

    @Test
    default void an_attempt_that_lost_its_key_writes_nothing_before_the_next_one() {
        KeyScene scene = new KeyScene(this);
        LeadSnapshot jordan = scene.scene().add("jordan@example.com");
        WriteAttempt lost = scene.reserved();
        scene.scene().samples().clock().advance(ReservedKey.LEASE);
        WriteAttempt second = scene.reserved();

        assertThatExceptionOfType(AttemptRefusedException.class)
                .isThrownBy(() -> scene.during(lost, () -> scene.scene().delete(jordan)));
        assertThatExceptionOfType(AttemptRefusedException.class).isThrownBy(() -> scene.add(lost, "robin@example.com"));

        assertThat(scene.scene().leads().find(ACME, jordan.id())).contains(jordan);
        LeadSnapshot robin = scene.add(second, "robin@example.com");
        assertThat(scene.reserve(scene.attempt()))
                .isEqualTo(new Reservation.Written(WrittenRecord.of(robin), second.recordId()));
    }

    @Test
    default void a_key_is_written_once() {
        KeyScene scene = new KeyScene(this);
        WriteAttempt attempt = scene.reserved();
        LeadSnapshot lead = scene.add(attempt, "jordan@example.com");

        assertThatExceptionOfType(AttemptRefusedException.class)
                .isThrownBy(() -> scene.during(attempt, () -> scene.scene().delete(lead)));

        assertThat(scene.scene().leads().find(ACME, lead.id())).contains(lead);
        assertThat(scene.scene().events(lead)).hasSize(1);
    }

    @Test
    default void a_change_of_one_lead_is_made_once_by_two_attempts() {
        KeyScene scene = new KeyScene(this);
        LeadSnapshot lead = scene.scene().add("jordan@example.com");
        WriteAttempt lost = scene.reserved();
        scene.scene().samples().clock().advance(ReservedKey.LEASE);
        WriteAttempt second = scene.reserved();
        LeadSnapshot deleted = scene.during(second, () -> scene.scene().delete(lead));

        assertThatExceptionOfType(AttemptRefusedException.class)
                .isThrownBy(() -> scene.during(lost, () -> scene.scene().update(deleted, Lead::restore)));

        assertThat(scene.scene().leads().findDeleted(ACME, lead.id())).contains(deleted);
    }

    @Test
    default void only_the_first_write_belongs_to_the_attempt() {
        KeyScene scene = new KeyScene(this);
        WriteAttempt attempt = scene.reserved();

        LeadSnapshot first = scene.during(attempt, () -> {
            LeadSnapshot added = scene.scene().add("jordan@example.com");
            scene.scene().add("robin@example.com");
            return added;
        });

        assertThat(scene.reserve(scene.attempt()))
                .isEqualTo(new Reservation.Written(WrittenRecord.of(first), attempt.recordId()));
    }

    @Test
    default void a_refused_write_leaves_the_attempt_for_the_next_write() {
        KeyScene scene = new KeyScene(this);
        LeadSnapshot jordan = scene.scene().add("jordan@example.com");
        WriteAttempt attempt = scene.reserved();

        LeadSnapshot deleted = scene.during(attempt, () -> {
            assertThatExceptionOfType(DuplicateEmailException.class)
                    .isThrownBy(() -> scene.scene().add(scene.newLead(attempt, "jordan@example.com")));
            return scene.scene().delete(jordan);
        });

        assertThat(scene.reserve(scene.attempt()))
                .isEqualTo(new Reservation.Written(WrittenRecord.of(deleted), attempt.recordId()));
    }

    @Test
    default void a_released_key_can_be_taken_over_at_once() {
        KeyScene scene = new KeyScene(this);
        WriteAttempt first = scene.reserved();

        scene.writes().release(first);

        WriteAttempt second = scene.reserved();
        assertThat(second.recordId()).isEqualTo(first.recordId());
        assertThatExceptionOfType(AttemptRefusedException.class).isThrownBy(() -> {
            scene.add(second, "jordan@example.com");
            scene.add(first, "jordan@example.com");
        });
        scene.writes().release(second);
        assertThat(scene.reserve(scene.attempt()))
                .as("a release does not undo a write")
                .isInstanceOf(Reservation.Written.class);
    }

    @Test
    default void a_key_is_free_after_24_hours() {
        KeyScene scene = new KeyScene(this);
        WriteAttempt first = scene.reserved();
        LeadSnapshot lead = scene.add(first, "jordan@example.com");
        scene.writes().complete(first, KeyScene.answer(lead));
        scene.scene().samples().clock().advance(ReservedKey.RETENTION.minusMillis(1));
        assertThat(scene.reserve(scene.attempt())).isInstanceOf(Reservation.Answered.class);

        scene.scene().samples().clock().advance(Duration.ofMillis(1));
        WriteAttempt second = scene.reserved();
        assertThat(second.recordId()).isNotEqualTo(first.recordId());
        LeadSnapshot next = scene.add(second, "robin@example.com");
        assertThat(scene.reserve(scene.attempt()))
                .isEqualTo(new Reservation.Written(WrittenRecord.of(next), second.recordId()));
    }

    @Test
    default void a_purge_removes_keys_by_the_instant_of_their_reservation() {
        KeyScene scene = new KeyScene(this);
        Instant start = scene.now();
        WriteAttempt old = scene.reserved();
        LeadSnapshot lead = scene.add(old, "jordan@example.com");
        scene.writes().complete(old, KeyScene.answer(lead));
        scene.reserved(scene.attempt(GLOBEX, KEY));
        scene.scene().samples().clock().advance(Duration.ofSeconds(1));
        scene.reserved(scene.attempt(ACME, "b".repeat(64)));

        assertThat(scene.writes().purge(start.minusMillis(1), 10)).isZero();
        int purged = 0;
        for (int batch = scene.writes().purge(start, 1);
                batch > 0;
                batch = scene.writes().purge(start, 1)) {
            purged += batch;
        }

        assertThat(purged).isEqualTo(2);
        assertThat(scene.reserved().recordId()).isNotEqualTo(old.recordId());
        assertThat(scene.reserve(scene.attempt(ACME, "b".repeat(64)))).isEqualTo(new Reservation.Running());
    }

    @Test
    default void an_erasure_removes_the_answers_about_the_lead() {
        KeyScene scene = new KeyScene(this);
        WriteAttempt attempt = scene.reserved();
        LeadSnapshot lead = scene.add(attempt, "jordan@example.com");
        scene.writes().complete(attempt, KeyScene.answer(lead));

        scene.scene().update(lead, Lead::erase);

        Reservation.Written erased = new Reservation.Written(WrittenRecord.of(lead), attempt.recordId());
        assertThat(scene.reserve(scene.attempt())).isEqualTo(erased);
        assertThat(otherContent(scene)).as("the hash is removed, too").isEqualTo(erased);
        scene.writes().complete(attempt, KeyScene.answer(lead));
        assertThat(scene.reserve(scene.attempt()))
                .as("a late answer is not kept")
                .isEqualTo(erased);
    }

    @Test
    default void an_answer_about_an_erased_lead_is_not_kept() {
        KeyScene scene = new KeyScene(this);
        LeadSnapshot lead = scene.scene().add("jordan@example.com");
        WriteAttempt attempt = scene.reserved();
        scene.scene().update(lead, Lead::erase);

        scene.writes().complete(attempt, KeyScene.answer(lead));

        assertThat(scene.reserve(scene.attempt()))
                .isInstanceOfSatisfying(
                        Reservation.Written.class,
                        written -> assertThat(written.record().leadId()).contains(lead.id()));
    }

    @Test
    default void an_erasure_removes_the_hash_of_a_request_without_an_answer() {
        KeyScene scene = new KeyScene(this);
        WriteAttempt attempt = scene.reserved();
        LeadSnapshot lead = scene.add(attempt, "jordan@example.com");

        scene.scene().update(lead, Lead::erase);

        Reservation.Written erased = new Reservation.Written(WrittenRecord.of(lead), attempt.recordId());
        assertThat(otherContent(scene)).as("the hash is removed").isEqualTo(erased);
        scene.writes().complete(attempt, KeyScene.answer(lead));
        assertThat(scene.reserve(scene.attempt()))
                .as("a late answer is not kept")
                .isEqualTo(erased);
    }

    @Test
    default void an_erasure_removes_the_hash_of_a_refused_request() {
        KeyScene scene = new KeyScene(this);
        LeadSnapshot lead = scene.scene().add("jordan@example.com");
        KeptAnswer refusal = new KeptAnswer(409, Map.of("Retry-After", "5"), "refused", Optional.of(lead.id()));
        scene.writes().complete(scene.reserved(), refusal);
        WriteAttempt late = scene.reserved(scene.attempt(ACME, "b".repeat(64)));
        assertThat(otherContent(scene)).isEqualTo(new Reservation.OtherRequest());

        scene.scene().update(lead, Lead::erase);
        scene.writes().complete(late, refusal);

        for (String key : List.of(KEY, "b".repeat(64))) {
            WriteAttempt repetition = scene.attempt(ACME, key);
            assertThat(scene.reserve(repetition)).isEqualTo(new Reservation.Answered(refusal));
            assertThat(scene.writes().reserve(repetition, "d".repeat(CONTENT.length()), scene.now()))
                    .as("the hash is removed")
                    .isEqualTo(new Reservation.Answered(refusal));
        }
    }

    @Test
    default void the_key_of_an_erased_lead_is_free_after_24_hours() {
        KeyScene scene = new KeyScene(this);
        WriteAttempt attempt = scene.reserved();
        LeadSnapshot lead = scene.add(attempt, "jordan@example.com");
        scene.writes().complete(attempt, KeyScene.answer(lead));
        scene.scene().update(lead, Lead::erase);

        scene.scene().samples().clock().advance(ReservedKey.RETENTION);

        assertThat(scene.reserved().recordId()).isNotEqualTo(attempt.recordId());
    }

    @Test
    default void an_erasure_leaves_answers_about_other_leads() {
        KeyScene scene = new KeyScene(this);
        WriteAttempt attempt = scene.reserved();
        LeadSnapshot jordan = scene.add(attempt, "jordan@example.com");
        scene.writes().complete(attempt, KeyScene.answer(jordan));
        LeadSnapshot robin = scene.scene().add("robin@example.com");

        scene.scene().update(robin, Lead::erase);

        assertThat(scene.reserve(scene.attempt())).isInstanceOf(Reservation.Answered.class);
    }

    private static Reservation otherContent(KeyScene scene) {
        return scene.writes().reserve(scene.attempt(), "d".repeat(CONTENT.length()), scene.now());
    }
}
