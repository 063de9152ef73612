package io.leadstone.testkit.contract.idempotency;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.idempotency.AttemptRefusedException;
import io.leadstone.application.idempotency.IdempotencyKey;
import io.leadstone.application.idempotency.IdempotentRequest;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.Reservation;
import io.leadstone.application.idempotency.ReservedKey;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.conversation.ConversationTopic;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks;
import io.leadstone.testkit.contract.fixture.ConcurrentTasks.Outcome;
import io.leadstone.testkit.contract.fixture.ConversationScene;
import io.leadstone.testkit.contract.fixture.KeyScene;
import io.leadstone.testkit.contract.fixture.ManagedStore;
import io.leadstone.testkit.contract.fixture.StoreUnderTest;
import io.leadstone.testkit.contract.fixture.WidgetVisitor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Idempotent writes of conversations and webhooks, and the purge of a lead with kept answers. */
public interface IdempotentRecordsContract extends StoreUnderTest {

    @Test
    default void an_activity_report_counts_once() {
        KeyScene scene = new KeyScene(this);
        ConversationScene conversations = new ConversationScene(scene.scene());
        LeadSnapshot jordan = conversations.jordan();
        ConversationSnapshot opened = conversations.open(jordan);
        ActivityReport report = scene.scene().samples().report(opened, 3);
        WriteAttempt lost = scene.reserved();
        scene.scene().samples().clock().advance(ReservedKey.LEASE);
        WriteAttempt second = scene.reserved();

        ConversationSnapshot recorded = scene.during(second, () -> conversations.record(report));

        assertThatExceptionOfType(AttemptRefusedException.class)
                .isThrownBy(() -> scene.during(lost, () -> conversations.record(report)));
        assertThatExceptionOfType(AttemptRefusedException.class)
                .isThrownBy(() -> scene.during(second, () -> conversations.record(report)));
        assertThat(conversations.stored(opened)).isEqualTo(recorded);
        assertThat(scene.scene().events(jordan)).hasSize(3);
        assertThat(scene.reserve(scene.attempt()))
                .isEqualTo(new Reservation.Written(WrittenRecord.of(opened), second.recordId()));
    }

    @Test
    default void concurrent_reports_of_two_attempts_count_once() throws InterruptedException {
        KeyScene scene = new KeyScene(this);
        ConversationScene conversations = new ConversationScene(scene.scene());
        ConversationSnapshot opened = conversations.open(conversations.jordan());
        ActivityReport report = scene.scene().samples().report(opened, 3);
        WriteAttempt slow = scene.reserved();
        scene.scene().samples().clock().advance(ReservedKey.LEASE);
        List<WriteAttempt> attempts = List.of(slow, scene.reserved());

        List<Outcome<ConversationSnapshot>> outcomes =
                ConcurrentTasks.run(2, i -> () -> scene.during(attempts.get(i), () -> conversations.record(report)));

        assertThat(outcomes.stream().flatMap(outcome -> outcome.result().stream()))
                .hasSize(1);
        assertThat(outcomes.stream().flatMap(outcome -> outcome.failure().stream()))
                .singleElement()
                .isInstanceOf(AttemptRefusedException.class);
        assertThat(conversations.stored(opened).totals().messages()).isEqualTo(3);
    }

    @Test
    default void a_conversation_is_opened_and_deleted_once() {
        KeyScene scene = new KeyScene(this);
        ConversationScene conversations = new ConversationScene(scene.scene());
        WriteAttempt opening = scene.reserved();
        ConversationChange change = Conversation.open(
                new ConversationId(opening.recordId()),
                ACME,
                SampleLeads.AGENT,
                Optional.empty(),
                Optional.empty(),
                ConversationTopic.NONE,
                scene.scene().samples().context());

        ConversationSnapshot opened = scene.during(opening, () -> conversations.add(change));

        assertThat(scene.reserve(scene.attempt()))
                .isEqualTo(new Reservation.Written(WrittenRecord.of(opened), opening.recordId()));
        assertThatExceptionOfType(AttemptRefusedException.class)
                .isThrownBy(() -> scene.during(opening, () -> conversations.add(change)));
        assertThatExceptionOfType(AttemptRefusedException.class)
                .isThrownBy(() -> scene.during(opening, () -> conversations.delete(opened)));
        assertThat(conversations.live(ACME)).containsExactly(opened);
    }

    @Test
    default void an_erasure_removes_the_hash_of_a_conversation_without_an_answer() {
        KeyScene scene = new KeyScene(this);
        ConversationScene conversations = new ConversationScene(scene.scene());
        LeadSnapshot jordan = conversations.jordan();
        WriteAttempt opening = scene.reserved();
        ConversationSnapshot opened = scene.during(opening, () -> conversations.open(jordan));

        scene.scene().update(conversations.stored(jordan), Lead::erase);

        assertThat(scene.writes().reserve(scene.attempt(), "d".repeat(64), scene.now()))
                .isEqualTo(new Reservation.Written(WrittenRecord.of(opened), opening.recordId()));
    }

    @Test
    default void a_conversation_of_a_session_lead_id_has_the_reserved_id() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor.of(acme, "jordan@example.com");
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        IdempotentRequest request = IdempotentRequest.of(new IdempotencyKey("key-1"), "open", "content");
        List<ConversationSnapshot> opened = new ArrayList<>();
        Supplier<KeptAnswer> openAndFail = () -> {
            opened.add(acme.management()
                    .conversations()
                    .open(ALICE, OpenConversationCommand.of(WidgetVisitor.BOT.value(), visitor.id())));
            throw new IllegalStateException("expected");
        };

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> acme.management()
                        .idempotency()
                        .answerOnce(
                                ALICE,
                                request,
                                openAndFail,
                                written -> new KeptAnswer(500, Map.of(), "rebuilt", Optional.empty())));
        acme.management().idempotency().answerOnce(ALICE, request, openAndFail, written -> {
            assertThat(written.record()).isEqualTo(WrittenRecord.of(opened.get(0)));
            assertThat(written.isNew()).isTrue();
            return new KeptAnswer(201, Map.of(), "rebuilt", Optional.of(visitor.realLead()));
        });

        assertThat(opened).hasSize(1);
        assertThat(opened.get(0).leadId()).contains(visitor.realLead());
        assertThat(visitor.realLead()).isNotEqualTo(visitor.id());
    }

    @Test
    default void an_attempt_that_lost_its_key_opens_no_conversation_with_a_lead() {
        KeyScene scene = new KeyScene(this);
        ConversationScene conversations = new ConversationScene(scene.scene());
        LeadSnapshot jordan = conversations.jordan();
        WriteAttempt lost = scene.reserved();
        scene.scene().samples().clock().advance(ReservedKey.LEASE);
        WriteAttempt second = scene.reserved();
        ConversationSnapshot opened = scene.during(second, () -> conversations.add(opening(scene, second, jordan)));

        assertThatExceptionOfType(AttemptRefusedException.class)
                .isThrownBy(() -> scene.during(lost, () -> conversations.add(opening(scene, lost, jordan))));

        assertThat(conversations.live(ACME)).containsExactly(opened);
        assertThat(scene.scene().events(jordan)).hasSize(2);
    }

    @Test
    default void a_webhook_is_created_and_changed_once() {
        KeyScene scene = new KeyScene(this);
        Webhook webhook = new SampleWebhooks(scene.scene().samples()).webhook(ACME, "lead.*");
        WriteAttempt creating = scene.reserved();
        scene.during(creating, () -> {
            scene.scene().store().webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            return webhook;
        });

        assertThat(scene.reserve(scene.attempt()))
                .isEqualTo(new Reservation.Written(WrittenRecord.of(webhook), creating.recordId()));
        Webhook next = webhook.rotate(SampleWebhooks.secret("another secret of 32 characters."), scene.now());
        assertThatExceptionOfType(AttemptRefusedException.class)
                .isThrownBy(() -> scene.during(creating, () -> {
                    scene.scene().store().webhooks().update(next);
                    return webhook;
                }));
        assertThat(scene.scene().store().webhooks().list(ACME, UP_TO_100).items())
                .containsExactly(webhook);
    }

    @Test
    default void an_erasure_removes_answers_about_conversations_of_the_lead() {
        KeyScene scene = new KeyScene(this);
        ConversationScene conversations = new ConversationScene(scene.scene());
        LeadSnapshot jordan = conversations.jordan();
        WriteAttempt attempt = scene.reserved();
        ConversationSnapshot opened = scene.during(attempt, () -> conversations.add(opening(scene, attempt, jordan)));
        scene.writes().complete(attempt, new KeptAnswer(201, Map.of(), "title", Optional.of(jordan.id())));

        scene.scene().update(conversations.stored(jordan), Lead::erase);

        assertThat(scene.reserve(scene.attempt()))
                .isEqualTo(new Reservation.Written(WrittenRecord.of(opened), attempt.recordId()));
    }

    @Test
    default void an_erasure_removes_answers_to_widget_sessions() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor.of(acme, "jordan@example.com");
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        assertThat(visitor.realLead()).isNotEqualTo(visitor.id());
        Supplier<KeptAnswer> open = () -> {
            ConversationSnapshot opened = acme.management()
                    .conversations()
                    .open(visitor.caller(), OpenConversationCommand.of(WidgetVisitor.BOT.value(), visitor.id()));
            return new KeptAnswer(201, Map.of(), "opened " + opened.id(), opened.leadId());
        };
        Supplier<KeptAnswer> openAndErase = () -> {
            KeptAnswer answer = open.get();
            acme.management().leads().erase(ALICE, visitor.realLead(), Optional.empty());
            return answer;
        };

        assertThat(sessionAnswer(acme, visitor, "key-1", open).body()).startsWith("opened");
        assertThat(sessionAnswer(acme, visitor, "key-2", openAndErase).body()).startsWith("opened");

        for (String key : List.of("key-1", "key-2")) {
            assertThatExceptionOfType(LeadNotFoundException.class)
                    .as(key)
                    .isThrownBy(() -> sessionAnswer(acme, visitor, key, open));
            assertThat(reserved(acme, visitor, key)).as(key).isInstanceOf(Reservation.Written.class);
        }
    }

    @Test
    default void a_session_that_has_ended_gets_no_kept_answer() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        Supplier<KeptAnswer> write = () -> new KeptAnswer(201, Map.of(), "written", Optional.of(visitor.id()));
        assertThat(sessionAnswer(acme, visitor, "key-1", write).body()).isEqualTo("written");
        assertThat(reserved(acme, visitor, "key-1")).isInstanceOf(Reservation.Answered.class);

        acme.management().submissions().end(visitor.registered().refreshToken());

        assertThatExceptionOfType(LeadNotFoundException.class)
                .isThrownBy(() -> sessionAnswer(acme, visitor, "key-1", write));
    }

    /** Anybody can get a session, and could fill the store with refusals. */
    @Test
    default void a_refusal_of_a_widget_session_is_not_kept() {
        ManagedStore acme = new ManagedStore(this);
        WidgetVisitor visitor = WidgetVisitor.of(acme, "jordan@example.com");
        for (String body : List.of("first", "second")) {
            assertThat(sessionAnswer(
                                    acme,
                                    visitor,
                                    "key-1",
                                    () -> new KeptAnswer(409, Map.of(), body, Optional.of(visitor.id())))
                            .body())
                    .isEqualTo(body);
        }
    }

    /** Returns the reservation of another attempt of a request. */
    private static Reservation reserved(ManagedStore acme, WidgetVisitor visitor, String key) {
        IdempotentRequest request = IdempotentRequest.of(new IdempotencyKey(key), "open", "content");
        Instant now = acme.clock().instant();
        return acme.store()
                .idempotentWrites()
                .reserve(
                        new WriteAttempt(
                                ACME, request.keyIdOf(visitor.caller()), UUID.randomUUID(), UUID.randomUUID(), now),
                        request.contentHash(),
                        now);
    }

    private static KeptAnswer sessionAnswer(
            ManagedStore acme, WidgetVisitor visitor, String key, Supplier<KeptAnswer> write) {
        return acme.management()
                .idempotency()
                .answerOnce(
                        visitor.caller(),
                        IdempotentRequest.of(new IdempotencyKey(key), "open", "content"),
                        write,
                        written -> new KeptAnswer(404, Map.of(), "rebuilt", Optional.empty()))
                .answer();
    }

    @Test
    default void a_purge_of_the_lead_removes_its_answers() {
        KeyScene scene = new KeyScene(this);
        WriteAttempt attempt = scene.reserved();
        LeadSnapshot lead = scene.add(attempt, "jordan@example.com");
        scene.writes().complete(attempt, KeyScene.answer(lead));
        LeadSnapshot deleted = scene.scene().delete(lead);

        assertThat(scene.scene()
                        .store()
                        .purge()
                        .purge(Lead.restore(deleted)
                                .purge(scene.scene().samples().context())))
                .isTrue();

        assertThat(scene.reserve(scene.attempt()))
                .as("a repetition does not create the lead again")
                .isInstanceOf(Reservation.Written.class);
    }

    private static ConversationChange opening(KeyScene scene, WriteAttempt attempt, LeadSnapshot lead) {
        return Conversation.open(
                new ConversationId(attempt.recordId()),
                ACME,
                SampleLeads.AGENT,
                Optional.of(lead.id()),
                Optional.empty(),
                ConversationTopic.NONE,
                scene.scene().samples().context());
    }
}
