package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.CompanyId;
import io.leadstone.domain.webhook.EventFilter;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookId;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the limits of attempts at the same time. */
final class DispatchSlotsTest {

    private static final Duration QUICK = Duration.ofMillis(1);
    private static final Duration SLOW = Duration.ofMinutes(1);

    private final DispatchSlots slots = new DispatchSlots(64, 8, Duration.ofSeconds(1));
    private long ids;

    @Test
    void webhooks_of_a_company_to_one_receiver_share_slots() {
        List<Webhook> same = Stream.generate(() -> webhook("acme", "https://victim.example/" + ids))
                .limit(20)
                .toList();

        assertThat(takeAll(same)).isEqualTo(8);
        assertThat(slots.free(webhook("acme", "https://VICTIM.example/other"))).isZero();
        assertThat(slots.free(webhook("acme", "https://crm.example/"))).isEqualTo(1);
        assertThat(slots.free(webhook("globex", "https://victim.example/"))).isEqualTo(1);

        slots.giveBack(same.get(0).id(), SLOW);
        assertThat(slots.free(same.get(0))).isEqualTo(1);
    }

    @Test
    void a_quick_receiver_gets_all_slots_of_a_webhook() {
        Webhook webhook = webhook("acme", "https://crm.example/");
        assertThat(slots.free(webhook)).isEqualTo(1);
        slots.take(webhook);
        slots.giveBack(webhook.id(), QUICK);

        assertThat(slots.free(webhook)).isEqualTo(8);
        slots.take(webhook);
        slots.take(webhook);
        assertThat(slots.free(webhook)).isEqualTo(6);
        slots.giveBack(webhook.id(), QUICK);
        slots.giveBack(webhook.id(), QUICK);
        assertThat(slots.isIdle()).isTrue();
    }

    @Test
    void unknown_receivers_get_half_of_the_threads_and_slow_ones_a_quarter() {
        List<Webhook> others = Stream.generate(() -> webhook("acme", "https://r" + ids + ".example/"))
                .limit(40)
                .toList();

        assertThat(takeAll(others)).isEqualTo(32);
        others.forEach(webhook -> slots.giveBack(webhook.id(), SLOW));
        assertThat(takeAll(others)).isEqualTo(16);
    }

    private int takeAll(List<Webhook> webhooks) {
        int taken = 0;
        for (Webhook webhook : webhooks) {
            for (int free = slots.free(webhook); free > 0; free--) {
                slots.take(webhook);
                taken++;
            }
        }
        return taken;
    }

    /** Twenty webhooks have deliveries at the same time. */
    @Test
    void a_receiver_never_gets_more_attempts_at_once_than_slots() {
        AtomicInteger current = new AtomicInteger();
        AtomicInteger max = new AtomicInteger();
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver().answering(call -> {
                    max.accumulateAndGet(current.incrementAndGet(), Math::max);
                    Thread.onSpinWait();
                    current.decrementAndGet();
                    return Receiver.Reply.of(204);
                })) {
            for (int i = 0; i < Webhook.DEFAULT_LIMIT; i++) {
                scene.subscribe(receiver.url(), "*");
            }
            for (int i = 0; i < 10; i++) {
                scene.add("lead" + i + "@example.com");
            }

            scene.start(scene.fastBuilder().threads(64, 2));

            assertThat(scene.outcomes().until(10 * Webhook.DEFAULT_LIMIT)).hasSize(10 * Webhook.DEFAULT_LIMIT);
            assertThat(max.get()).isBetween(1, 2);
        }
    }

    private Webhook webhook(String company, String url) {
        return Webhook.create(
                new WebhookId(new UUID(0, ++ids)),
                new CompanyId(company),
                url,
                List.of(new EventFilter("*")),
                Optional.empty(),
                SampleWebhooks.SECRET,
                SettableClock.START);
    }
}
