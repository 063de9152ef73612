package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests several dispatchers over one store. */
final class SeveralNodesTest {

    @Test
    void two_dispatchers_keep_the_order_and_send_nothing_twice() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            scene.subscribe(receiver.url(), "*");
            scene.start();
            scene.start();

            for (int i = 0; i < 40; i++) {
                scene.change(scene.add("lead" + i + "@example.com"), 9);
            }

            List<ReceivedCall> calls = receiver.calls().until(400);
            scene.outcomes().until(400);
            assertThat(receiver.calls().all()).hasSize(400);
            assertThat(calls).extracting(ReceivedCall::id).doesNotHaveDuplicates();
            assertInOrder(calls);
        }
    }

    @Test
    void deliveries_of_a_dead_node_are_sent_after_the_lease() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            scene.add("jordan@example.com");
            // This instant is before the claim, so the lease ends later than this instant plus 300 ms.
            long beforeTheClaim = System.nanoTime();
            List<ClaimedDelivery> ofDeadNode = scene.store().deliveryQueue().claim(webhook, 10, Duration.ofMillis(300));
            assertThat(ofDeadNode).hasSize(1);

            scene.start();

            ReceivedCall call = receiver.calls().until(1).get(0);
            assertThat(System.nanoTime() - beforeTheClaim).isGreaterThan(290_000_000L);
            assertThat(call.id()).isEqualTo(ofDeadNode.get(0).message().id().toString());
            assertThat(call.isSignedWith(SampleWebhooks.SECRET)).isTrue();
        }
    }

    static void assertInOrder(List<ReceivedCall> calls) {
        Map<String, Integer> last = new HashMap<>();
        calls.forEach(call -> assertThat(call.number()).isEqualTo(last.merge(call.email(), 1, Integer::sum)));
    }
}
