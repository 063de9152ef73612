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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Several dispatchers at one line: what each lead's receiver sees is in order and complete, and nothing comes twice. */
class DeliveryOrderTest {

    private static final DyingBackend BACKEND = new DyingBackend();
    private static final MemoryMongo MONGO = new MemoryMongo(BACKEND);

    private static final Bson PENDING = Filters.eq(LeadDocumentFields.STATUS, BsonValues.of(DeliveryStatus.PENDING));

    private final WebhookTalk talk = new WebhookTalk(MONGO.freshDatabase());

    @AfterAll
    static void stop() {
        MONGO.close();
    }

    @Test
    void two_dispatchers_deliver_all_once_and_in_order_while_leads_change() throws Exception {
        Webhook webhook = talk.subscribe("*");
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
    void a_replay_is_in_order_while_a_dispatcher_is_at_it() throws Exception {
        Webhook webhook = talk.subscribe("*");
        write(5, 10);
        talk.deliverAll(webhook);
        Map<LeadId, List<Long>> received = new ConcurrentHashMap<>();
        AtomicBoolean replayed = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> dispatchers = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                dispatchers.add(pool.submit(() -> dispatch(webhook, replayed, received)));
            }
            assertThat(talk.store().deliveries().replay(ACME, webhook.id(), Optional.empty(), Instant.EPOCH))
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
    void nothing_of_a_replay_is_claimed_before_all_of_it_is_in_line() {
        Webhook webhook = talk.subscribe("*");
        write(1, 3);
        talk.deliverAll(webhook);

        BACKEND.dyingBeforeSecond(
                "update",
                WebhookFields.DELIVERIES,
                () -> assertThatThrownBy(() ->
                                talk.store().deliveries().replay(ACME, webhook.id(), Optional.empty(), Instant.EPOCH))
                        .isInstanceOf(MongoException.class));

        assertThat(talk.collection(WebhookFields.DELIVERIES).countDocuments(PENDING))
                .isEqualTo(3);
        assertThat(talk.claim(webhook)).isEmpty();
    }

    @Test
    void a_subscription_whose_deliveries_all_wait_for_one_that_is_claimed_is_not_due() {
        Webhook webhook = talk.subscribe("*");
        LeadSnapshot jordan = talk.rename(talk.add("jordan@example.com"), "Robin");
        ClaimedDelivery first = talk.claim(webhook).get(0);
        assertThat(talk.store().deliveryQueue().due(10)).isEmpty();

        talk.rename(jordan, "Sam");
        assertThat(talk.store().deliveryQueue().due(10)).isEmpty();

        talk.deliver(first);
        assertThat(talk.store().deliveryQueue().due(10)).containsExactly(webhook);
        assertThat(talk.deliverAll(webhook)).containsExactly(2L, 3L);
    }

    @Test
    void many_that_wait_for_a_retry_hide_nothing_that_can_be_claimed() {
        Webhook webhook = talk.subscribe("*");
        write(1, 60);
        ClaimedDelivery first = talk.claim(webhook).get(0);
        talk.store()
                .deliveryQueue()
                .record(first, DeliveryOutcome.retry(SampleWebhooks.unanswered(), WebhookTalk.HOUR));
        talk.add("robin@example.com");

        assertThat(talk.store().deliveryQueue().claim(webhook, 1, WebhookTalk.HOUR))
                .extracting(WebhookTalk::number)
                .containsExactly(1L);
        assertThat(talk.claim(webhook)).isEmpty();
    }

    @Test
    void who_dies_before_the_next_one_is_brought_back_holds_it_up_for_minutes_only() {
        Webhook webhook = talk.subscribe("*");
        talk.rename(talk.add("jordan@example.com"), "Robin");
        ClaimedDelivery first = talk.claim(webhook).get(0);
        assertThat(talk.claim(webhook)).isEmpty();
        BACKEND.dyingBefore("findAndModify", WebhookFields.DELIVERIES, () -> {
            try {
                talk.deliver(first);
            } catch (RuntimeException died) {
                assertThat(died).hasMessageContaining("refused");
            }
        });
        assertThat(talk.claim(webhook)).isEmpty();

        BsonDocument waits = new BsonDocument(WebhookFields.BEHIND, BsonValues.of(true));
        Instant until = BsonValues.instant(
                talk.collection(WebhookFields.DELIVERIES).find(waits).first(), WebhookFields.READY_AT);
        assertThat(until).isBefore(Instant.now().plus(SubscriptionQueue.PUT_OFF).plus(Duration.ofMinutes(1)));
        talk.collection(WebhookFields.DELIVERIES)
                .updateOne(waits, Updates.set(WebhookFields.READY_AT, BsonValues.of(SettableClock.START)));
        assertThat(talk.deliverAll(webhook)).containsExactly(2L);
    }

    @Test
    void an_earlier_one_that_is_redelivered_comes_before_those_that_wait() {
        Webhook webhook = talk.subscribe("*");
        LeadSnapshot jordan = talk.add("jordan@example.com");
        ClaimedDelivery first = talk.claim(webhook).get(0);
        talk.deliver(first);
        talk.rename(talk.rename(jordan, "Robin"), "Sam");

        talk.store()
                .deliveries()
                .redeliver(ACME, webhook.id(), Optional.empty(), first.message().id());

        assertThat(talk.deliverAll(webhook)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_claim_goes_on_where_the_delivery_is_redelivered() {
        Webhook webhook = talk.subscribe("*");
        talk.add("jordan@example.com");
        ClaimedDelivery claimed = talk.claim(webhook).get(0);
        UUID id = claimed.message().id();

        assertThat(talk.store().deliveries().redeliver(ACME, webhook.id(), Optional.empty(), id))
                .isPresent();

        assertThat(talk.claim(webhook)).isEmpty();
        assertThat(talk.deliver(claimed)).isTrue();
        assertThat(talk.claim(webhook)).isEmpty();
    }

    private void write(int leads, int events) {
        for (int i = 0; i < leads; i++) {
            LeadSnapshot lead = talk.add("lead" + i + "@example.com");
            for (int number = 2; number <= events; number++) {
                lead = talk.rename(lead, "Name" + number);
            }
        }
    }

    /** Until all is written and there was nothing more to claim. */
    private void dispatch(Webhook webhook, AtomicBoolean written, Map<LeadId, List<Long>> received) {
        Instant patience = Instant.now().plus(Duration.ofMinutes(3));
        boolean goesOn = true;
        while (goesOn) {
            assertThat(Instant.now()).as("all is delivered by then").isBefore(patience);
            boolean isAll = written.get();
            talk.store().deliveryQueue().due(10);
            List<ClaimedDelivery> claimed = talk.store().deliveryQueue().claim(webhook, 3, WebhookTalk.HOUR);
            for (ClaimedDelivery each : claimed) {
                received.computeIfAbsent(each.delivery().leadId().orElseThrow(), none -> new ArrayList<>())
                        .add(WebhookTalk.number(each));
                assertThat(talk.deliver(each)).isTrue();
            }
            goesOn = !isAll || talk.collection(WebhookFields.DELIVERIES).countDocuments(PENDING) > 0;
        }
    }
}
