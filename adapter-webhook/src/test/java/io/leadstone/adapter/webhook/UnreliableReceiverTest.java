package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleWebhooks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tests all guarantees together with a receiver that fails at random and is restarted. */
final class UnreliableReceiverTest {

    private static final int LEADS = 25;
    private static final int EVENTS = 8;

    private final Random random = new Random(20250901);

    @Test
    void all_events_arrive_signed_and_in_order_per_lead() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver().answering(call -> randomReply())) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            scene.start();
            scene.start();
            for (int i = 0; i < LEADS; i++) {
                scene.change(scene.add("lead" + i + "@example.com"), EVENTS - 1);
            }

            scene.outcomes().until(LEADS * EVENTS / 2);
            receiver.stop();
            int count = scene.outcomes().all().size();
            scene.outcomes().until(count + 20);
            receiver.restart();

            scene.outcomes()
                    .until(all -> all.stream()
                                    .filter(one -> one.status() == DeliveryStatus.DELIVERED)
                                    .count()
                            == LEADS * EVENTS);
            List<ReceivedCall> calls = receiver.calls().all();
            assertThat(calls).allMatch(call -> call.isSignedWith(SampleWebhooks.SECRET));
            Map<String, ReceivedCall> received = new LinkedHashMap<>();
            calls.stream().filter(call -> call.code() == 204).forEach(call -> received.putIfAbsent(call.id(), call));
            assertThat(received).hasSize(LEADS * EVENTS);
            SeveralNodesTest.assertInOrder(List.copyOf(received.values()));
            assertThat(scene.deliveries(webhook)).allMatch(delivery -> delivery.status() == DeliveryStatus.DELIVERED);
        }
    }

    private synchronized Receiver.Reply randomReply() {
        return switch (random.nextInt(12)) {
            case 0 -> Receiver.Reply.of(500);
            case 1 -> new Receiver.Reply(429, Map.of("Retry-After", "0"));
            case 2 -> Receiver.Reply.of(503);
            case 3 -> throw new IllegalStateException("close the connection");
            default -> Receiver.Reply.of(204);
        };
    }
}
