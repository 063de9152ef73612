package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** Tests the dispatcher while its store cannot be reached. */
final class StoreDownTest {

    @Test
    void deliveries_continue_when_the_store_is_available_again() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            scene.subscribe(receiver.url(), "*");
            scene.change(scene.add("jordan@example.com"), 9);
            UnreliableQueue queue = new UnreliableQueue(scene.store().deliveryQueue());
            queue.down(true);

            scene.start(scene.fastBuilder(queue));
            queue.failedCalls().until(5);
            queue.down(false);

            assertThat(receiver.calls().until(10)).hasSize(10);
        }
    }

    @Test
    void an_outcome_during_an_outage_is_stored_later() {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            Watch<String> arrived = new Watch<>();
            receiver.answering(call -> {
                arrived.add(call.id());
                try {
                    mayAnswer.await();
                } catch (InterruptedException stop) {
                    throw new IllegalStateException(stop);
                }
                return Receiver.Reply.of(204);
            });
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            scene.add("jordan@example.com");
            UnreliableQueue queue = new UnreliableQueue(scene.store().deliveryQueue());
            scene.start(scene.fastBuilder(queue));
            arrived.until(1);

            queue.down(true);
            mayAnswer.countDown();
            queue.failedCalls().until(calls -> calls.contains("record"));
            queue.down(false);

            assertThat(scene.outcomes().until(1).get(0).status()).isEqualTo(DeliveryStatus.DELIVERED);
            assertThat(receiver.calls().all()).hasSize(1);
            assertThat(scene.deliveries(webhook).get(0).status()).isEqualTo(DeliveryStatus.DELIVERED);
        }
    }
}
