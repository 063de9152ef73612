package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.webhook.DispatchQueue.Entry;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the order of webhooks in the dispatch queue. */
final class DispatchQueueTest {

    private final SampleWebhooks samples = new SampleWebhooks(new SampleLeads());
    private final Webhook first = samples.webhook(DispatchScene.ACME, "*");
    private final Webhook second = samples.webhook(DispatchScene.ACME, "*");
    private final Webhook third = samples.webhook(DispatchScene.ACME, "*");
    private final DispatchQueue queue = new DispatchQueue(Duration.ofNanos(100));

    @Test
    void queued_webhooks_stay_before_new_ones() {
        queue.replaceAll(List.of(second), 1);

        queue.replaceAll(List.of(first, second, third), 2);

        assertThat(queue.entries()).extracting(Entry::webhook).containsExactly(second, first, third);
        assertThat(queue.entries()).extracting(Entry::readAt).containsOnly(2L);
    }

    @Test
    void a_webhook_that_is_not_due_is_removed() {
        queue.replaceAll(List.of(first, second), 1);

        queue.replaceAll(List.of(second), 2);

        assertThat(queue.entries()).extracting(Entry::webhook).containsExactly(second);
    }

    @Test
    void a_webhook_moves_to_the_end_after_its_claim() {
        queue.replaceAll(List.of(first, second), 1);

        queue.moveToEnd(queue.entries().get(0));

        assertThat(queue.entries()).extracting(Entry::webhook).containsExactly(second, first);
    }

    @Test
    void only_a_recently_read_webhook_is_queued_again() {
        assertThat(queue.add(new Entry(first, 1), 100)).isTrue();
        assertThat(queue.add(new Entry(second, 1), 101)).isFalse();

        assertThat(queue.entries()).extracting(Entry::webhook).containsExactly(first);
    }
}
