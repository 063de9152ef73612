package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.RecordedOutcome;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests the maintenance of the dispatcher, and failing listeners. */
final class MaintenanceTest {

    @Test
    void deliveries_are_deleted_thirty_days_after_their_end() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            scene.change(scene.add("jordan@example.com"), 3);
            scene.start();
            scene.outcomes().until(4);
            AgelessQueue queueWithoutAges = new AgelessQueue(scene.store().deliveryQueue());

            scene.start(scene.fastBuilder(queueWithoutAges).maintenanceInterval(Duration.ofMillis(10)));

            queueWithoutAges.pruned().until(batches -> batches.contains(4) && batches.contains(0));
            assertThat(scene.deliveries(webhook)).isEmpty();
            assertThat(queueWithoutAges.ages().all()).containsOnly(Duration.ofDays(30));
        }
    }

    @Test
    void a_failing_listener_has_no_effect() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            scene.change(scene.add("jordan@example.com"), 1);

            scene.start(scene.fastBuilder().listener(new WebhookListener() {
                @Override
                public void attempted(ClaimedDelivery delivery, DeliveryOutcome outcome) {
                    throw new IllegalStateException("a failure of the host");
                }

                @Override
                public void disabled(Webhook disabled) {
                    throw new IllegalStateException("a failure of the host");
                }
            }));

            assertThat(receiver.calls().until(2)).hasSize(2);
            assertThat(scene.stored(webhook).disabled()).isEmpty();
        }
    }

    /** A queue that ignores the age limits, so that all deliveries are old enough at once. */
    private record AgelessQueue(DeliveryQueue queue, Watch<Duration> ages, Watch<Integer> pruned)
            implements DeliveryQueue {

        AgelessQueue(DeliveryQueue queue) {
            this(queue, new Watch<>(), new Watch<>());
        }

        @Override
        public List<Webhook> due(int limit) {
            return queue.due(limit);
        }

        @Override
        public List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease) {
            return queue.claim(webhook, limit, lease);
        }

        @Override
        public RecordedOutcome record(ClaimedDelivery delivery, DeliveryOutcome outcome) {
            return queue.record(delivery, outcome);
        }

        @Override
        public int prune(Duration age, int limit) {
            ages.add(age);
            int removed = queue.prune(Duration.ZERO, limit);
            pruned.add(removed);
            return removed;
        }

        @Override
        public Optional<Duration> age() {
            return queue.age();
        }
    }
}
