package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A store that is down for a while. */
final class StoreDownTest {

    @Test
    void it_goes_on_when_the_store_is_back() {
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
    void what_was_delivered_meanwhile_is_not_delivered_again() {
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
