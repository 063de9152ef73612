package io.leadstone.adapter.mongo;

import static io.leadstone.adapter.mongo.LongHistory.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.leadstone.adapter.mongo.document.BsonValues;
import io.leadstone.adapter.mongo.document.LeadDocumentFields;
import io.leadstone.adapter.mongo.document.WebhookFields;
import io.leadstone.adapter.mongo.webhook.SubscriptionQueue;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Several dispatchers share one queue. The receiver gets all messages of a lead once and in order. */
class DeliveryOrderTest {

    private static final DyingBackend BACKEND = new DyingBackend();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(BACKEND);

    private static final Bson PENDING = Filters.eq(LeadDocumentFields.STATUS, BsonValues.of(DeliveryStatus.PENDING));

    private final WebhookScenario scenario = new WebhookScenario(MONGO.freshDatabase());

    @Test
    void two_dispatchers_deliver_each_event_once_and_in_order() throws Exception {
        Webhook webhook = scenario.subscribe("*");
        Map<LeadId, List<Long>> received = new ConcurrentHashMap<>();
        AtomicBoolean written = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> dispatchers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                dispatchers.add(pool.submit(() -> dispatch(webhook, written, received)));
            }
            pool.submit(() -> write(10, 12)).get();
            written.set(true);
            for (Future<?> each : dispatchers) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(received)
                .hasSize(10)
                .allSatisfy((lead, numbers) -> assertThat(numbers)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 12).boxed().toList()));
    }

    @Test
    void a_replay_keeps_the_order_while_dispatchers_run() throws Exception {
        Webhook webhook = scenario.subscribe("*");
        write(5, 10);
        scenario.deliverAll(webhook);
        Map<LeadId, List<Long>> received = new ConcurrentHashMap<>();
        AtomicBoolean replayed = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> dispatchers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                dispatchers.add(pool.submit(() -> dispatch(webhook, replayed, received)));
            }
            assertThat(scenario.store().deliveries().replay(ACME, webhook.id(), Optional.empty(), Instant.EPOCH))
                    .isEqualTo(50);
            replayed.set(true);
            for (Future<?> each : dispatchers) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(received)
                .hasSize(5)
                .allSatisfy((lead, numbers) -> assertThat(numbers)
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 10).boxed().toList()));
    }

    @Test
    void an_interrupted_replay_cannot_be_claimed_yet() {
        Webhook webhook = scenario.subscribe("*");
        write(1, 3);
        scenario.deliverAll(webhook);

        BACKEND.failFromSecond(
                "update",
                WebhookFields.DELIVERIES,
                () -> assertThatThrownBy(() -> scenario.store()
                                .deliveries()
                                .replay(ACME, webhook.id(), Optional.empty(), Instant.EPOCH))
                        .isInstanceOf(MongoException.class));

        assertThat(scenario.collection(WebhookFields.DELIVERIES).countDocuments(PENDING))
                .isEqualTo(3);
        assertThat(scenario.claim(webhook)).isEmpty();
    }

    @Test
    void a_replay_enqueues_more_deliveries_than_one_batch_has() {
        Webhook webhook = scenario.subscribe("*");
        write(1, 1);
        scenario.deliverAll(webhook);
        BsonDocument first = scenario.deliveries().get(0);
        List<BsonDocument> copies = new ArrayList<>();
        for (int i = 1; i < 2_500; i++) {
            UUID id = new UUID(0, i);
            BsonDocument copy = first.clone();
            copy.getDocument(LeadDocumentFields.ID).put(WebhookFields.MESSAGE_ID, BsonValues.of(id));
            copies.add(copy.append(WebhookFields.MESSAGE_ID, BsonValues.of(id))
                    .append(WebhookFields.HAPPENED_AT, BsonValues.of(SettableClock.START.plusMillis(i / 3))));
        }
        scenario.collection(WebhookFields.DELIVERIES).insertMany(copies);

        assertThat(scenario.store().deliveries().replay(ACME, webhook.id(), Optional.empty(), Instant.EPOCH))
                .isEqualTo(2_500);

        assertThat(scenario.collection(WebhookFields.DELIVERIES)
                        .countDocuments(Filters.and(PENDING, Filters.exists(WebhookFields.REPLAY, false))))
                .isEqualTo(2_500);
    }

    @Test
    void a_subscription_with_only_waiting_deliveries_is_not_due() {
        Webhook webhook = scenario.subscribe("*");
        LeadSnapshot jordan = scenario.rename(scenario.add("jordan@example.com"), "Robin");
        ClaimedDelivery first = scenario.claim(webhook).get(0);
        assertThat(scenario.store().deliveryQueue().due(10)).isEmpty();

        scenario.rename(jordan, "Sam");
        assertThat(scenario.store().deliveryQueue().due(10)).isEmpty();

        scenario.deliver(first);
        assertThat(scenario.store().deliveryQueue().due(10)).containsExactly(webhook);
        assertThat(scenario.deliverAll(webhook)).containsExactly(2L, 3L);
    }

    @Test
    void postponed_deliveries_do_not_hide_ready_ones() {
        Webhook webhook = scenario.subscribe("*");
        write(1, 60);
        ClaimedDelivery first = scenario.claim(webhook).get(0);
        scenario.store()
                .deliveryQueue()
                .record(first, DeliveryOutcome.retry(SampleWebhooks.unanswered(), WebhookScenario.HOUR));
        scenario.add("robin@example.com");

        assertThat(scenario.store().deliveryQueue().claim(webhook, 1, WebhookScenario.HOUR))
                .extracting(WebhookScenario::number)
                .containsExactly(1L);
        assertThat(scenario.claim(webhook)).isEmpty();
    }

    @Test
    void an_interrupted_release_delays_the_next_delivery_by_minutes() {
        Webhook webhook = scenario.subscribe("*");
        scenario.rename(scenario.add("jordan@example.com"), "Robin");
        ClaimedDelivery first = scenario.claim(webhook).get(0);
        assertThat(scenario.claim(webhook)).isEmpty();
        BACKEND.failFromSecond("findAndModify", WebhookFields.DELIVERIES, () -> {
            try {
                scenario.deliver(first);
            } catch (RuntimeException died) {
                assertThat(died).hasMessageContaining("refused");
            }
        });
        assertThat(scenario.claim(webhook)).isEmpty();

        BsonDocument waits = new BsonDocument(WebhookFields.BEHIND, BsonValues.of(true));
        Instant until = BsonValues.instant(
                scenario.collection(WebhookFields.DELIVERIES).find(waits).first(), WebhookFields.READY_AT);
        assertThat(until)
                .isBefore(Instant.now().plus(SubscriptionQueue.POSTPONEMENT).plus(Duration.ofMinutes(1)));
        scenario.collection(WebhookFields.DELIVERIES)
                .updateOne(waits, Updates.set(WebhookFields.READY_AT, BsonValues.of(SettableClock.START)));
        assertThat(scenario.deliverAll(webhook)).containsExactly(2L);
    }

    @Test
    void a_redelivered_earlier_event_precedes_waiting_ones() {
        Webhook webhook = scenario.subscribe("*");
        LeadSnapshot jordan = scenario.add("jordan@example.com");
        ClaimedDelivery first = scenario.claim(webhook).get(0);
        scenario.deliver(first);
        scenario.rename(scenario.rename(jordan, "Robin"), "Sam");

        scenario.store()
                .deliveries()
                .redeliver(ACME, webhook.id(), Optional.empty(), first.message().id());

        assertThat(scenario.deliverAll(webhook)).containsExactly(1L, 2L, 3L);
    }

    private void write(int leads, int events) {
        for (int i = 0; i < leads; i++) {
            LeadSnapshot lead = scenario.add("lead" + i + "@example.com");
            for (int number = 2; number <= events; number++) {
                lead = scenario.rename(lead, "Name" + number);
            }
        }
    }

    /** Delivers until all events are written and no delivery is pending. */
    private void dispatch(Webhook webhook, AtomicBoolean written, Map<LeadId, List<Long>> received) {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(3));
        boolean isActive = true;
        while (isActive) {
            assertThat(Instant.now()).as("deadline of the deliveries").isBefore(deadline);
            boolean isComplete = written.get();
            scenario.store().deliveryQueue().due(10);
            List<ClaimedDelivery> claimed = scenario.store().deliveryQueue().claim(webhook, 3, WebhookScenario.HOUR);
            for (ClaimedDelivery each : claimed) {
                received.computeIfAbsent(each.delivery().leadId().orElseThrow(), none -> new ArrayList<>())
                        .add(WebhookScenario.number(each));
                assertThat(scenario.deliver(each)).isTrue();
            }
            isActive =
                    !isComplete || scenario.collection(WebhookFields.DELIVERIES).countDocuments(PENDING) > 0;
        }
    }
}
