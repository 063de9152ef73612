package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.webhook.DispatchQueue.Place;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose turn it is. */
final class DispatchQueueTest {

    private final SampleWebhooks samples = new SampleWebhooks(new SampleLeads());
    private final Webhook first = samples.webhook(DispatchScene.ACME, "*");
    private final Webhook second = samples.webhook(DispatchScene.ACME, "*");
    private final Webhook third = samples.webhook(DispatchScene.ACME, "*");
    private final DispatchQueue line = new DispatchQueue(Duration.ofNanos(100));

    @Test
    void whoever_was_in_line_stays_before_those_who_come() {
        line.is(List.of(second), 1);

        line.is(List.of(first, second, third), 2);

        assertThat(line.inOrder()).extracting(Place::webhook).containsExactly(second, first, third);
        assertThat(line.inOrder()).extracting(Place::readAt).containsOnly(2L);
    }

    @Test
    void whoever_is_not_due_any_more_leaves() {
        line.is(List.of(first, second), 1);

        line.is(List.of(second), 2);

        assertThat(line.inOrder()).extracting(Place::webhook).containsExactly(second);
    }

    @Test
    void whoever_had_a_turn_goes_to_the_end() {
        line.is(List.of(first, second), 1);

        line.again(line.inOrder().get(0));

        assertThat(line.inOrder()).extracting(Place::webhook).containsExactly(second, first);
    }

    @Test
    void whoever_comes_back_soon_need_not_be_read_again() {
        assertThat(line.add(new Place(first, 1), 100)).isTrue();
        assertThat(line.add(new Place(second, 1), 101)).isFalse();

        assertThat(line.inOrder()).extracting(Place::webhook).containsExactly(first);
    }
}
