package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Tests a host that wakes the dispatcher for each event. */
final class WakeSignalTest {

    /** Poll interval that no test waits for. */
    private static final Duration BUSY = Duration.ofHours(1);

    @Test
    void a_wake_delivers_due_events_at_once() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            scene.subscribe(receiver.url(), "*");
            UnreliableQueue queue = new UnreliableQueue(scene.store().deliveryQueue());
            WebhookDispatcher dispatcher = scene.start(scene.fastBuilder(queue).poll(BUSY, BUSY.multipliedBy(10)));
            // The first poll has found nothing, and the next one without a wake is an hour away.
            queue.successfulCalls().until(1);

            scene.add("jordan@example.com");
            dispatcher.wake();

            assertThat(receiver.calls().until(1)).hasSize(1);
        }
    }

    @Test
    void many_wakes_cause_few_queries() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            scene.subscribe(receiver.url(), "*");
            UnreliableQueue queue = new UnreliableQueue(scene.store().deliveryQueue());
            queue.down(true);
            long start = System.nanoTime();
            WebhookDispatcher dispatcher = scene.start(scene.fastBuilder(queue).poll(BUSY, BUSY.multipliedBy(10)));

            while (Collections.frequency(queue.failedCalls().all(), "due") < 11) {
                dispatcher.wake();
            }

            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(took).isGreaterThanOrEqualTo(Duration.ofMillis(100));
        }
    }
}
