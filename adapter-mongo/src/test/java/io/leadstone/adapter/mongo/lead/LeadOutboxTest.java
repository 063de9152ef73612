package io.leadstone.adapter.mongo.lead;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.DyingBackend;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.WebhookTalk;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.DeliveryDocuments;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.session.MongoCollections;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A process dies after a lead was written and before its deliveries were, or before it took note of that. */
class LeadOutboxTest {

    private static final DyingBackend BACKEND = new DyingBackend();
    private static final MemoryMongo MONGO = new MemoryMongo(BACKEND);

    private final WebhookTalk talk = new WebhookTalk(MONGO.freshDatabase());

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Test
    void what_was_left_lying_is_due_once_somebody_asks() {
        Webhook webhook = talk.subscribe("*");
        diesBeforeCarrying(() -> talk.rename(talk.add("jordan@example.com"), "Robin"));
        assertThat(talk.deliveries()).isEmpty();
        assertThat(talk.claim(webhook)).isEmpty();

        talk.muchLater();

        assertThat(talk.store().deliveryQueue().due(10)).containsExactly(webhook);
        assertThat(talk.deliverAll(webhook)).containsExactly(1L, 2L);
        talk.store().deliveryQueue().due(10);
        assertThat(talk.deliverAll(webhook)).isEmpty();
    }

    @Test
    void what_is_new_is_left_to_its_writer() {
        talk.subscribe("*");
        diesBeforeCarrying(() -> talk.add("jordan@example.com"));

        assertThat(talk.store().deliveryQueue().due(10)).isEmpty();
        assertThat(talk.deliveries()).isEmpty();
    }

    @Test
    void the_next_change_brings_what_was_left_lying_before_its_own() {
        Webhook webhook = talk.subscribe("*");
        LeadSnapshot jordan = talk.add("jordan@example.com");
        LeadSnapshot[] renamed = new LeadSnapshot[1];
        diesBeforeCarrying(() -> renamed[0] = talk.rename(jordan, "Robin"));

        talk.rename(renamed[0], "Sam");

        assertThat(talk.deliveries())
                .extracting(delivery -> BsonValues.number(delivery, LeadDocumentFields.NUMBER))
                .containsExactly(1L, 2L, 3L);
        assertThat(talk.outbox(jordan.id())).isEmpty();
        assertThat(talk.deliverAll(webhook)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void so_does_what_a_conversation_tells() {
        Webhook webhook = talk.subscribe("*");
        LeadSnapshot[] jordan = new LeadSnapshot[1];
        diesBeforeCarrying(() -> jordan[0] = talk.add("jordan@example.com"));

        ConversationChange opened = talk.samples().open(jordan[0]);
        talk.store().conversations().add(opened);

        assertThat(talk.deliverAll(webhook)).containsExactly(1L, 2L);
    }

    @Test
    void what_was_carried_and_not_taken_out_is_not_delivered_twice() {
        Webhook webhook = talk.subscribe("*");
        LeadSnapshot jordan = talk.add("jordan@example.com");
        BACKEND.dyingBefore("update", LeadDocumentFields.LEADS, () -> talk.rename(jordan, "Robin"));
        assertThat(talk.outbox(jordan.id())).hasSize(1);
        assertThat(talk.deliverAll(webhook)).containsExactly(1L, 2L);

        talk.muchLater();
        assertThat(talk.store().deliveryQueue().due(10)).isEmpty();

        assertThat(talk.outbox(jordan.id())).isEmpty();
        assertThat(talk.deliverAll(webhook)).isEmpty();
    }

    @Test
    void who_comes_late_with_what_it_has_read_changes_nothing() {
        Webhook webhook = talk.subscribe("*");
        LeadSnapshot[] jordan = new LeadSnapshot[1];
        diesBeforeCarrying(() -> jordan[0] = talk.add("jordan@example.com"));
        List<BsonDocument> read = talk.outbox(jordan[0].id());
        LeadSnapshot renamed = talk.rename(jordan[0], "Robin");
        assertThat(talk.deliverAll(webhook)).containsExactly(1L, 2L);
        talk.erase(renamed);
        List<BsonDocument> before = talk.deliveries();

        outbox().carry(ACME, jordan[0].id(), read);

        assertThat(talk.deliveries()).isEqualTo(before);
    }

    @Test
    void half_of_the_deliveries_are_made_whole() {
        Webhook one = talk.subscribe("*");
        Webhook other = talk.subscribe("*");
        LeadSnapshot jordan = talk.add("jordan@example.com");
        BACKEND.dyingBefore("update", LeadDocumentFields.LEADS, () -> talk.rename(jordan, "Robin"));
        talk.collection(WebhookFields.DELIVERIES)
                .deleteOne(new BsonDocument(
                                WebhookFields.WEBHOOK_ID,
                                BsonValues.of(other.id().value()))
                        .append(LeadDocumentFields.NUMBER, BsonValues.of(2)));

        talk.muchLater();
        talk.store().deliveryQueue().due(10);

        assertThat(talk.deliverAll(one)).containsExactly(1L, 2L);
        assertThat(talk.deliverAll(other)).containsExactly(1L, 2L);
    }

    @Test
    void whom_it_was_for_was_settled_when_it_was_written() {
        Webhook then = talk.subscribe("*");
        diesBeforeCarrying(() -> talk.add("jordan@example.com"));
        talk.store().webhooks().update(then.disable(DisabledReason.SWITCHED_OFF, SettableClock.START));
        Webhook later = talk.subscribe("*");

        talk.muchLater();

        assertThat(talk.store().deliveryQueue().due(10)).isEmpty();
        assertThat(talk.claim(later)).isEmpty();
        assertThat(talk.deliveries()).hasSize(1);
    }

    @Test
    void so_it_was_for_what_a_conversation_had_no_time_to_tell() {
        LeadSnapshot jordan = talk.add("jordan@example.com");
        ConversationChange opened = talk.samples().open(jordan);
        talk.store().conversations().add(opened);
        Webhook then = talk.subscribe("conversation.*");
        ActivityReport report = talk.samples().report(opened.after(), 1);
        BACKEND.dyingBefore(
                "findAndModify",
                LeadDocumentFields.LEADS,
                () -> talk.store().conversations().record(report));
        Webhook later = talk.subscribe("*");

        talk.store().leads().find(ACME, jordan.id());

        ClaimedDelivery claimed = talk.claim(then).get(0);
        assertThat(claimed.message().id()).isEqualTo(report.eventId());
        assertThat(WebhookTalk.number(claimed)).isEqualTo(3);
        assertThat(talk.claim(later)).isEmpty();
    }

    @Test
    void a_subscription_that_was_removed_meanwhile_leaves_nothing_for_long() {
        Webhook webhook = talk.subscribe("*");
        diesBeforeCarrying(() -> talk.add("jordan@example.com"));
        talk.store().webhooks().remove(webhook);
        Webhook other = talk.subscribe("*");
        talk.muchLater();
        assertThat(talk.store().deliveryQueue().due(10)).isEmpty();
        assertThat(talk.claim(other)).isEmpty();
        assertThat(talk.deliveries()).hasSize(1);

        assertThat(talk.store().deliveryQueue().prune(Duration.ofDays(30), 10)).isEqualTo(1);
        assertThat(talk.deliveries()).isEmpty();
        assertThat(talk.collection(WebhookFields.WEBHOOKS).countDocuments()).isEqualTo(2);

        talk.collection(WebhookFields.WEBHOOKS)
                .updateMany(
                        new BsonDocument(WebhookFields.REMOVED_AT, new BsonDocument("$exists", BsonValues.of(true))),
                        Updates.set(WebhookFields.REMOVED_AT, BsonValues.of(SettableClock.START.minusSeconds(1))));
        talk.store().deliveryQueue().prune(Duration.ofDays(30), 10);
        assertThat(talk.collection(WebhookFields.WEBHOOKS).countDocuments()).isEqualTo(1);
    }

    @Test
    void an_erased_lead_leaves_nothing_personal_neither_carried_nor_left_lying() {
        talk.subscribe("lead.created", "lead.updated");
        LeadSnapshot jordan = talk.add("jordan@example.com");
        LeadSnapshot[] renamed = new LeadSnapshot[1];
        diesBeforeCarrying(() -> renamed[0] = talk.rename(jordan, "Robin"));

        talk.erase(renamed[0]);

        assertNothingPersonal(jordan);
        assertThat(talk.deliveries()).hasSize(2);
    }

    @Test
    void nor_where_the_process_dies_after_it_was_erased() {
        talk.subscribe("lead.created", "lead.updated");
        LeadSnapshot renamed = talk.rename(talk.add("jordan@example.com"), "Robin");
        diesBeforeCarrying(() -> talk.erase(renamed));

        talk.muchLater();
        talk.store().deliveryQueue().due(10);

        assertNothingPersonal(renamed);
    }

    @Test
    void nor_where_nobody_is_subscribed_any_more() {
        Webhook webhook = talk.subscribe("lead.created");
        LeadSnapshot jordan = talk.add("jordan@example.com");
        talk.store().webhooks().update(webhook.disable(DisabledReason.SWITCHED_OFF, SettableClock.START));
        diesBeforeCarrying(() -> talk.erase(jordan));

        talk.store().deliveryQueue().due(10);

        assertNothingPersonal(jordan);
    }

    @Test
    void a_lead_whose_outbox_cannot_be_emptied_is_not_erased() {
        talk.subscribe("*");
        LeadSnapshot[] jordan = new LeadSnapshot[1];
        diesBeforeCarrying(() -> jordan[0] = talk.add("jordan@example.com"));

        diesBeforeCarrying(() -> assertThatThrownBy(() -> talk.erase(jordan[0])).isInstanceOf(MongoException.class));

        assertThat(talk.store().leads().find(ACME, jordan[0].id())).contains(jordan[0]);
    }

    @Test
    void a_late_forgetting_leaves_later_messages_alone() {
        talk.subscribe("*");
        LeadSnapshot erased = talk.erase(talk.add("jordan@example.com"));
        talk.store().leads().update(Lead.restore(erased).delete(talk.samples().context()));
        LeadSnapshot earlier = erased.erased(Instant.EPOCH);

        outbox().carry(ACME, erased.id(), List.of(forgetting(earlier)));

        assertThat(talk.deliveries())
                .extracting(delivery -> delivery.getDocument(WebhookFields.LEAD).get(LeadDocumentFields.ERASED_AT))
                .containsExactly(
                        BsonValues.of(Instant.EPOCH),
                        BsonValues.of(Instant.EPOCH),
                        BsonValues.of(erased.erasedAt().orElseThrow()));
    }

    private void assertNothingPersonal(LeadSnapshot lead) {
        assertThat(talk.outbox(lead.id())).isEmpty();
        assertThat(talk.leads().find().first().toJson()).doesNotContain("Robin", "Jordan");
        assertThat(talk.deliveries())
                .isNotEmpty()
                .allSatisfy(delivery ->
                        assertThat(delivery.toJson()).doesNotContain("jordan@example.com", "Robin", "Jordan", "+49"));
    }

    private static BsonDocument forgetting(LeadSnapshot erased) {
        return new BsonDocument(LeadDocumentFields.ENTRY_ID, BsonValues.of("any"))
                .append(WebhookFields.DUE_AT, BsonValues.of(SettableClock.START))
                .append(WebhookFields.LEAD, DeliveryDocuments.lead(erased))
                .append(WebhookFields.TOLD, new BsonArray())
                .append(WebhookFields.FORGET, BsonValues.of(erased.lastEvent()));
    }

    private static void diesBeforeCarrying(Runnable work) {
        BACKEND.dyingBefore("update", WebhookFields.DELIVERIES, work);
    }

    private LeadOutbox outbox() {
        return new LeadOutbox(MongoCollections.of(talk.database(), talk.database(), "leadstone_"));
    }
}
