package io.leadstone.adapter.mongo.lead;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.DyingBackend;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.WebhookScenario;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.ConversationFields;
import io.leadstone.adapter.mongo.document.DeliveryDocuments;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.SubmissionFields;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.Metadata;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationTopic;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionEvidence;
import io.leadstone.domain.submission.WidgetSession;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Outbox entries of a process that died after it wrote a lead: before it stored the deliveries, or before it removed
 * the entry.
 */
class LeadOutboxTest {

    private static final DyingBackend BACKEND = new DyingBackend();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(BACKEND);

    private final WebhookScenario scenario = new WebhookScenario(MONGO.freshDatabase());

    @Test
    void an_overdue_entry_is_enqueued_by_the_next_dispatcher() {
        Webhook webhook = scenario.subscribe("*");
        dieBeforeEnqueue(() -> scenario.rename(scenario.add("jordan@example.com"), "Robin"));
        assertThat(scenario.deliveries()).isEmpty();
        assertThat(scenario.claim(webhook)).isEmpty();

        scenario.makeOutboxOverdue();

        assertThat(scenario.store().deliveryQueue().due(10)).containsExactly(webhook);
        assertThat(scenario.deliverAll(webhook)).containsExactly(1L, 2L);
        scenario.store().deliveryQueue().due(10);
        assertThat(scenario.deliverAll(webhook)).isEmpty();
    }

    @Test
    void an_entry_that_cannot_be_read_does_not_stop_those_of_other_leads() {
        Webhook webhook = scenario.subscribe("*");
        LeadSnapshot[] broken = new LeadSnapshot[1];
        dieBeforeEnqueue(() -> broken[0] = scenario.add("jordan@example.com"));
        scenario.collection(LeadDocumentFields.LEADS)
                .updateMany(new BsonDocument(), Updates.unset(WebhookFields.OUTBOX + ".0." + WebhookFields.LEAD));
        dieBeforeEnqueue(() -> scenario.add("robin@example.com"));

        scenario.makeOutboxOverdue();

        assertThat(scenario.store().deliveryQueue().due(10)).containsExactly(webhook);
        assertThat(scenario.deliverAll(webhook)).containsExactly(1L);
        assertThat(scenario.outbox(broken[0].id())).hasSize(1);
    }

    @Test
    void a_new_entry_is_left_to_its_writer() {
        scenario.subscribe("*");
        dieBeforeEnqueue(() -> scenario.add("jordan@example.com"));

        assertThat(scenario.store().deliveryQueue().due(10)).isEmpty();
        assertThat(scenario.deliveries()).isEmpty();
    }

    @Test
    void the_next_change_enqueues_older_entries_first() {
        Webhook webhook = scenario.subscribe("*");
        LeadSnapshot jordan = scenario.add("jordan@example.com");
        LeadSnapshot[] renamed = new LeadSnapshot[1];
        dieBeforeEnqueue(() -> renamed[0] = scenario.rename(jordan, "Robin"));

        scenario.rename(renamed[0], "Sam");

        assertThat(scenario.deliveries())
                .extracting(delivery -> BsonValues.number(delivery, LeadDocumentFields.NUMBER))
                .containsExactly(1L, 2L, 3L);
        assertThat(scenario.outbox(jordan.id())).isEmpty();
        assertThat(scenario.deliverAll(webhook)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_conversation_event_enqueues_older_entries_first() {
        Webhook webhook = scenario.subscribe("*");
        LeadSnapshot[] jordan = new LeadSnapshot[1];
        dieBeforeEnqueue(() -> jordan[0] = scenario.add("jordan@example.com"));

        ConversationChange opened = scenario.samples().open(jordan[0]);
        scenario.store().conversations().add(opened);

        assertThat(scenario.deliverAll(webhook)).containsExactly(1L, 2L);
    }

    @Test
    void the_next_dispatcher_cancels_the_deliveries_of_a_deletion() {
        Webhook webhook = scenario.subscribe("*");
        LeadSnapshot jordan = scenario.add("jordan@example.com");
        LeadSnapshot[] renamed = new LeadSnapshot[1];
        dieBeforeEnqueue(() -> renamed[0] = scenario.rename(jordan, "Robin"));
        dieBeforeEnqueue(() -> scenario.delete(renamed[0]));

        scenario.makeOutboxOverdue();
        scenario.store().deliveryQueue().due(10);

        assertThat(scenario.outbox(jordan.id())).isEmpty();
        assertThat(scenario.deliverAll(webhook)).containsExactly(3L);
        assertThat(scenario.deliveries())
                .extracting(delivery -> BsonValues.text(delivery, LeadDocumentFields.STATUS))
                .containsExactlyInAnyOrder("cancelled", "cancelled", "delivered");
    }

    @Test
    void an_enqueued_entry_that_stayed_is_delivered_once() {
        Webhook webhook = scenario.subscribe("*");
        LeadSnapshot jordan = scenario.add("jordan@example.com");
        BACKEND.failOn("update", LeadDocumentFields.LEADS, () -> scenario.rename(jordan, "Robin"));
        assertThat(scenario.outbox(jordan.id())).hasSize(1);
        assertThat(scenario.deliverAll(webhook)).containsExactly(1L, 2L);

        scenario.makeOutboxOverdue();
        assertThat(scenario.store().deliveryQueue().due(10)).isEmpty();

        assertThat(scenario.outbox(jordan.id())).isEmpty();
        assertThat(scenario.deliverAll(webhook)).isEmpty();
    }

    @Test
    void a_late_enqueue_of_old_entries_changes_nothing() {
        Webhook webhook = scenario.subscribe("*");
        LeadSnapshot[] jordan = new LeadSnapshot[1];
        dieBeforeEnqueue(() -> jordan[0] = scenario.add("jordan@example.com"));
        List<BsonDocument> read = scenario.outbox(jordan[0].id());
        LeadSnapshot renamed = scenario.rename(jordan[0], "Robin");
        assertThat(scenario.deliverAll(webhook)).containsExactly(1L, 2L);
        scenario.erase(renamed);
        List<BsonDocument> before = scenario.deliveries();

        outbox().enqueue(ACME, jordan[0].id(), read);

        assertThat(scenario.deliveries()).isEqualTo(before);
    }

    @Test
    void missing_deliveries_of_an_entry_are_added() {
        Webhook one = scenario.subscribe("*");
        Webhook other = scenario.subscribe("*");
        LeadSnapshot jordan = scenario.add("jordan@example.com");
        BACKEND.failOn("update", LeadDocumentFields.LEADS, () -> scenario.rename(jordan, "Robin"));
        scenario.collection(WebhookFields.DELIVERIES)
                .deleteOne(new BsonDocument(
                                WebhookFields.WEBHOOK_ID,
                                BsonValues.of(other.id().value()))
                        .append(LeadDocumentFields.NUMBER, BsonValues.of(2)));

        scenario.makeOutboxOverdue();
        scenario.store().deliveryQueue().due(10);

        assertThat(scenario.deliverAll(one)).containsExactly(1L, 2L);
        assertThat(scenario.deliverAll(other)).containsExactly(1L, 2L);
    }

    @Test
    void an_entry_keeps_the_webhooks_of_its_write() {
        Webhook then = scenario.subscribe("*");
        dieBeforeEnqueue(() -> scenario.add("jordan@example.com"));
        scenario.store().webhooks().update(then.disable(DisabledReason.SWITCHED_OFF, SettableClock.START));
        Webhook later = scenario.subscribe("*");

        scenario.makeOutboxOverdue();

        assertThat(scenario.store().deliveryQueue().due(10)).isEmpty();
        assertThat(scenario.claim(later)).isEmpty();
        assertThat(scenario.deliveries()).hasSize(1);
    }

    @Test
    void a_pending_event_keeps_its_webhooks() {
        LeadSnapshot jordan = scenario.add("jordan@example.com");
        ConversationChange opened = scenario.samples().open(jordan);
        scenario.store().conversations().add(opened);
        Webhook then = scenario.subscribe("conversation.*");
        ActivityReport report = scenario.samples().report(opened.after(), 1);
        BACKEND.failOn(
                "findAndModify",
                LeadDocumentFields.LEADS,
                () -> scenario.store().conversations().record(report));
        Webhook later = scenario.subscribe("*");

        scenario.store().leads().find(ACME, jordan.id());

        ClaimedDelivery claimed = scenario.claim(then).get(0);
        assertThat(claimed.message().id()).isEqualTo(report.eventId());
        assertThat(WebhookScenario.number(claimed)).isEqualTo(3);
        assertThat(scenario.claim(later)).isEmpty();
    }

    @Test
    void deliveries_of_a_removed_subscription_are_pruned() {
        Webhook webhook = scenario.subscribe("*");
        dieBeforeEnqueue(() -> scenario.add("jordan@example.com"));
        scenario.store().webhooks().remove(webhook);
        Webhook other = scenario.subscribe("*");
        scenario.makeOutboxOverdue();
        assertThat(scenario.store().deliveryQueue().due(10)).isEmpty();
        assertThat(scenario.claim(other)).isEmpty();
        assertThat(scenario.deliveries()).hasSize(1);

        assertThat(scenario.store().deliveryQueue().prune(Duration.ofDays(30), 10))
                .isEqualTo(1);
        assertThat(scenario.deliveries()).isEmpty();
        assertThat(scenario.collection(WebhookFields.WEBHOOKS).countDocuments()).isEqualTo(2);

        scenario.collection(WebhookFields.WEBHOOKS)
                .updateMany(
                        new BsonDocument(WebhookFields.REMOVED_AT, new BsonDocument("$exists", BsonValues.of(true))),
                        Updates.set(WebhookFields.REMOVED_AT, BsonValues.of(SettableClock.START.minusSeconds(1))));
        scenario.store().deliveryQueue().prune(Duration.ofDays(30), 10);
        assertThat(scenario.collection(WebhookFields.WEBHOOKS).countDocuments()).isEqualTo(1);
    }

    @Test
    void an_erasure_removes_personal_data_from_outbox_and_deliveries() {
        scenario.subscribe("lead.created", "lead.updated");
        LeadSnapshot jordan = scenario.add("jordan@example.com");
        LeadSnapshot[] renamed = new LeadSnapshot[1];
        dieBeforeEnqueue(() -> renamed[0] = scenario.rename(jordan, "Robin"));

        scenario.erase(renamed[0]);

        assertNothingPersonal(jordan);
        assertThat(scenario.deliveries()).hasSize(2);
    }

    @Test
    void an_interrupted_erasure_is_completed_later() {
        scenario.subscribe("lead.created", "lead.updated");
        LeadSnapshot renamed = scenario.rename(scenario.add("jordan@example.com"), "Robin");
        dieBeforeEnqueue(() -> scenario.erase(renamed));

        scenario.makeOutboxOverdue();
        scenario.store().deliveryQueue().due(10);

        assertNothingPersonal(renamed);
    }

    @Test
    void the_purge_completes_an_interrupted_erasure() {
        scenario.subscribe("lead.created", "lead.updated");
        LeadSnapshot renamed = scenario.rename(scenario.add("jordan@example.com"), "Robin");
        dieBeforeEnqueue(() -> scenario.erase(renamed));

        scenario.makeOutboxOverdue();
        scenario.store().purge().completeAbandoned();

        assertNothingPersonal(renamed);
    }

    @Test
    void the_purge_erases_texts_that_an_interrupted_erasure_left() {
        LeadSnapshot jordan = scenario.add("jordan@example.com");
        Submission submission = received(jordan).ofLead(jordan.id());
        scenario.store()
                .submissions()
                .add(
                        submission,
                        Lead.restore(jordan)
                                .submit(
                                        submission.id().value(),
                                        scenario.samples().context()));
        ConversationChange opened = scenario.samples()
                .open(
                        ACME,
                        Optional.of(jordan.id()),
                        new ConversationTopic(Optional.of("Jordan asks"), Metadata.EMPTY, Optional.empty()));
        scenario.store().conversations().add(opened);
        LeadSnapshot now = scenario.store().leads().find(ACME, jordan.id()).orElseThrow();
        BACKEND.failOn("update", ConversationFields.CONVERSATIONS, () -> scenario.erase(now));

        scenario.store().purge().completeAbandoned();

        assertThat(scenario.store()
                        .submissions()
                        .find(ACME, submission.id())
                        .orElseThrow()
                        .isErased())
                .isTrue();
        assertThat(scenario.store()
                        .conversations()
                        .find(ACME, opened.after().id())
                        .orElseThrow()
                        .title())
                .isEmpty();
    }

    @Test
    void the_purge_completes_an_interrupted_discard() {
        LeadSnapshot jordan = scenario.add("jordan@example.com");
        Submission held = hold(jordan);
        LeadChange erasure =
                Lead.restore(jordan).erase(scenario.samples().context()).discarding(List.of(held.id()));
        BACKEND.failOn(
                "delete",
                SubmissionFields.SUBMISSIONS,
                () -> scenario.store().leads().update(erasure));
        assertThat(scenario.store().submissions().find(ACME, held.id())).contains(held);

        scenario.store().purge().completeAbandoned();

        assertThat(scenario.store().submissions().find(ACME, held.id())).isEmpty();
        assertThat(scenario.outbox(jordan.id())).isEmpty();
    }

    @Test
    void an_erasure_without_subscriptions_removes_personal_data() {
        Webhook webhook = scenario.subscribe("lead.created");
        LeadSnapshot jordan = scenario.add("jordan@example.com");
        scenario.store().webhooks().update(webhook.disable(DisabledReason.SWITCHED_OFF, SettableClock.START));
        dieBeforeEnqueue(() -> scenario.erase(jordan));

        scenario.store().deliveryQueue().due(10);

        assertNothingPersonal(jordan);
    }

    @Test
    void a_lead_is_not_erased_if_its_outbox_cannot_be_drained() {
        scenario.subscribe("*");
        LeadSnapshot[] jordan = new LeadSnapshot[1];
        dieBeforeEnqueue(() -> jordan[0] = scenario.add("jordan@example.com"));

        dieBeforeEnqueue(
                () -> assertThatThrownBy(() -> scenario.erase(jordan[0])).isInstanceOf(MongoException.class));

        assertThat(scenario.store().leads().find(ACME, jordan[0].id())).contains(jordan[0]);
    }

    @Test
    void a_late_erasure_leaves_later_messages_unchanged() {
        scenario.subscribe("*");
        LeadSnapshot erased = scenario.erase(scenario.add("jordan@example.com"));
        scenario.store()
                .leads()
                .update(Lead.restore(erased).delete(scenario.samples().context()));
        LeadSnapshot earlier = erased.erased(Instant.EPOCH);

        outbox().enqueue(ACME, erased.id(), List.of(erasure(earlier)));

        assertThat(scenario.deliveries())
                .extracting(delivery -> delivery.getDocument(WebhookFields.LEAD).get(LeadDocumentFields.ERASED_AT))
                .containsExactly(
                        BsonValues.of(Instant.EPOCH),
                        BsonValues.of(Instant.EPOCH),
                        BsonValues.of(erased.erasedAt().orElseThrow()));
    }

    private void assertNothingPersonal(LeadSnapshot lead) {
        assertThat(scenario.outbox(lead.id())).isEmpty();
        assertThat(scenario.leads().find().first().toJson()).doesNotContain("Robin", "Jordan");
        assertThat(scenario.deliveries())
                .isNotEmpty()
                .allSatisfy(delivery ->
                        assertThat(delivery.toJson()).doesNotContain("jordan@example.com", "Robin", "Jordan", "+49"));
    }

    private Submission hold(LeadSnapshot person) {
        Submission held = received(person).held();
        scenario.store().heldSubmissions().hold(held);
        return held;
    }

    private Submission received(LeadSnapshot person) {
        return Submission.received(
                scenario.samples().unusedId(),
                ACME,
                person.details(),
                Map.of(),
                SubmissionEvidence.NONE,
                new WidgetSession("session", Optional.empty(), person.createdAt()),
                person.createdAt());
    }

    private static BsonDocument erasure(LeadSnapshot erased) {
        return new BsonDocument(LeadDocumentFields.ENTRY_ID, BsonValues.of("any"))
                .append(WebhookFields.DUE_AT, BsonValues.of(SettableClock.START))
                .append(WebhookFields.LEAD, DeliveryDocuments.lead(erased))
                .append(WebhookFields.MESSAGES, new BsonArray())
                .append(WebhookFields.ERASURE, BsonValues.of(erased.lastEvent()));
    }

    private static void dieBeforeEnqueue(Runnable work) {
        BACKEND.failOn("update", WebhookFields.DELIVERIES, work);
    }

    private LeadOutbox outbox() {
        return new LeadOutbox(MongoCollections.of(scenario.database(), scenario.database(), "leadstone_"));
    }
}
