package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.webhook.DeliveryAttempt;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Receivers that are broken or mean. */
final class FaultyReceiverTest {

    /**
     * A test waits for the end of this timeout. A quarter of it is the limit for the lookup, which must suffice on a
     * slow machine.
     */
    private static final Duration SHORT = Duration.ofSeconds(3);

    /** Attempts that end by themselves end long before this timeout. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final String TIMED_OUT = "no answer in time";

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void one_that_hangs_costs_no_more_than_the_time_of_an_attempt() throws IOException {
        DeliveryOutcome outcome = outcomeOf(out -> never.await(), SHORT);

        assertThat(outcome.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(outcome.attempt().error()).contains(TIMED_OUT);
        assertEndedByTimeout(outcome.attempt());
    }

    @Test
    void one_that_dribbles_its_head_costs_no_more_either() throws IOException {
        // Far fewer headers than an answer may have until the timeout, so that only the timeout ends it.
        DeliveryOutcome outcome = outcomeOf(
                out -> {
                    RawReceiver.say(out, "HTTP/1.1 200 OK\r\n");
                    while (!never.await(100, TimeUnit.MILLISECONDS)) {
                        RawReceiver.say(out, "X: y\r\n");
                    }
                },
                SHORT);

        assertThat(outcome.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(outcome.attempt().error()).contains(TIMED_OUT);
        assertEndedByTimeout(outcome.attempt());
    }

    @Test
    void one_that_says_200_and_never_ends_its_body_has_received_it() throws IOException {
        DeliveryOutcome outcome = outcomeOf(
                out -> {
                    RawReceiver.say(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf");
                    never.await();
                },
                SHORT);

        assertThat(outcome.status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertEndedByTimeout(outcome.attempt());
    }

    @Test
    void one_that_sends_an_endless_body_is_cut_off_after_64_kib() throws IOException {
        Watch<Integer> sent = new Watch<>();
        String chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
        DeliveryOutcome outcome = outcomeOf(out -> {
            RawReceiver.say(out, "HTTP/1.1 500 Oops\r\nTransfer-Encoding: chunked\r\n\r\n");
            int total = 0;
            try {
                while (true) {
                    RawReceiver.say(out, chunk);
                    total += 0x2000;
                }
            } finally {
                sent.add(total);
            }
        });

        assertThat(outcome.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(outcome.attempt().code()).contains(500);
        assertThat(sent.until(1).get(0))
                .as("what it got rid of, buffers of the network included")
                .isLessThan(16 * 1024 * 1024);
    }

    @Test
    void one_that_hangs_up_is_tried_again() throws IOException {
        DeliveryOutcome outcome = outcomeOf(out -> {});

        assertThat(outcome.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(outcome.attempt().error()).isPresent();
    }

    @Test
    void one_that_hangs_up_amid_its_first_line_is_tried_again() throws IOException {
        DeliveryOutcome outcome = outcomeOf(out -> RawReceiver.say(out, "HTTP/1.1 20"));

        assertThat(outcome.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(outcome.attempt().code()).isEmpty();
    }

    @Test
    void one_that_speaks_something_else_is_tried_again() throws IOException {
        DeliveryOutcome outcome = outcomeOf(out -> RawReceiver.say(out, "220 mail.example ESMTP\r\n"));

        assertThat(outcome.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(outcome.attempt().error()).isPresent();
        assertThat(outcome.attempt().error().orElseThrow()).doesNotContain("mail");
    }

    @Test
    void one_with_an_endless_head_is_cut_off() throws IOException {
        DeliveryOutcome outcome = outcomeOf(out -> {
            RawReceiver.say(out, "HTTP/1.1 200 OK\r\n");
            for (int i = 0; ; i++) {
                RawReceiver.say(out, "X-" + i + ": " + "y".repeat(1000) + "\r\n");
            }
        });

        assertThat(outcome.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(outcome.attempt().error()).as("not the timeout").contains("the answer was not HTTP");
    }

    @Test
    void nobody_there_is_tried_again() throws IOException {
        String url;
        try (RawReceiver closed = new RawReceiver(out -> {})) {
            url = closed.url();
        }
        try (DispatchScene scene = new DispatchScene()) {
            scene.subscribe(url, "*");
            scene.add("jordan@example.com");
            scene.start();

            DeliveryOutcome outcome = scene.outcomes().until(1).get(0);
            assertThat(outcome.status()).isEqualTo(DeliveryStatus.PENDING);
            assertThat(outcome.attempt().error()).contains("no connection");
        }
    }

    @Test
    void those_that_hang_delay_no_other() throws IOException {
        try (RawReceiver hanging = new RawReceiver(out -> never.await());
                Receiver sound = new Receiver();
                DispatchScene scene = new DispatchScene()) {
            scene.subscribe(sound.url(), "*");
            scene.start(scene.fastBuilder()
                    .threads(8, 4)
                    .timeout(Duration.ofSeconds(60))
                    .lease(Duration.ofHours(1))
                    .closeTimeout(Duration.ZERO));
            scene.add("first@example.com");
            scene.outcomes().until(1);
            for (int i = 0; i < 20; i++) {
                scene.subscribe(hanging.url(), "*");
            }

            for (int i = 0; i < 50; i++) {
                scene.change(scene.add("lead" + i + "@example.com"), 1);
            }

            assertThat(sound.calls().until(101)).hasSize(101);
            assertThat(hanging.connections().until(4))
                    .as("half of the threads, one a subscription")
                    .hasSize(4);
            assertThat(scene.outcomes().all()).allMatch(one -> one.status() == DeliveryStatus.DELIVERED);
        }
    }

    @Test
    void a_new_one_has_its_turn_among_many_that_hang() throws IOException {
        try (RawReceiver hanging = new RawReceiver(out -> never.await());
                Receiver sound = new Receiver();
                DispatchScene scene = new DispatchScene()) {
            for (int i = 0; i < 12; i++) {
                scene.subscribe(hanging.url(), "*");
            }
            scene.subscribe(sound.url(), "*");
            for (int i = 0; i < 20; i++) {
                scene.add("lead" + i + "@example.com");
            }

            scene.start(scene.fastBuilder().threads(8, 4).timeout(Duration.ofMillis(300)));

            untilAllArrived(sound, 20);
        }
    }

    @Test
    void one_that_is_well_again_has_its_turn_among_many_that_are_not() throws IOException {
        try (RawReceiver hanging = new RawReceiver(out -> never.await());
                Receiver sound = new Receiver();
                DispatchScene scene = new DispatchScene()) {
            List<Webhook> webhooks = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                webhooks.add(scene.subscribe(hanging.url(), "*"));
            }
            webhooks.add(scene.subscribe(sound.url(), "*"));
            for (int i = 0; i < 20; i++) {
                scene.add("lead" + i + "@example.com");
            }
            webhooks.forEach(scene::fail);

            scene.start(scene.fastBuilder().threads(8, 4).timeout(Duration.ofMillis(200)));

            untilAllArrived(sound, 20);
        }
    }

    private static DeliveryOutcome outcomeOf(RawReceiver.Behaviour behaviour) throws IOException {
        return outcomeOf(behaviour, LONG);
    }

    private static DeliveryOutcome outcomeOf(RawReceiver.Behaviour behaviour, Duration timeout) throws IOException {
        try (RawReceiver receiver = new RawReceiver(behaviour);
                DispatchScene scene = new DispatchScene()) {
            scene.subscribe(receiver.url(), "*");
            scene.add("jordan@example.com");
            scene.start(scene.fastBuilder()
                    .timeout(timeout)
                    .lease(Duration.ofHours(1))
                    .retries(attempt -> Optional.of(Duration.ofHours(1))));
            return scene.outcomes().until(1).get(0);
        }
    }

    /** On a slow machine a short timeout may end an attempt before its answer. Then the same message arrives again. */
    private static void untilAllArrived(Receiver receiver, int messages) {
        receiver.calls()
                .until(calls -> calls.stream().map(ReceivedCall::id).distinct().count() == messages);
    }

    /** The timeout ended it and no other limit: each of those is an hour or does not exist. */
    private static void assertEndedByTimeout(DeliveryAttempt attempt) {
        assertThat(attempt.duration()).isBetween(SHORT.minusMillis(50), LONG);
    }
}
