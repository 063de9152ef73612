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

/** Tests deliveries to broken or hostile receivers. */
final class FaultyReceiverTest {

    /**
     * Timeout that tests wait for. A quarter of it is the timeout of the lookup, which must be enough on a slow
     * machine.
     */
    private static final Duration SHORT = Duration.ofSeconds(3);

    /** Timeout for attempts that end long before it. */
    private static final Duration LONG = Duration.ofMinutes(1);

    private static final String TIMED_OUT = "no answer in time";

    private final CountDownLatch never = new CountDownLatch(1);

    @Test
    void a_hanging_receiver_ends_with_the_timeout() throws IOException {
        DeliveryOutcome outcome = outcomeOf(out -> never.await(), SHORT);

        assertThat(outcome.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(outcome.attempt().error()).contains(TIMED_OUT);
        assertEndedByTimeout(outcome.attempt());
    }

    @Test
    void a_receiver_with_slow_headers_ends_with_the_timeout() throws IOException {
        // Few headers are sent before the timeout, so that not the limit of headers but the timeout ends the attempt.
        DeliveryOutcome outcome = outcomeOf(
                out -> {
                    RawReceiver.write(out, "HTTP/1.1 200 OK\r\n");
                    while (!never.await(100, TimeUnit.MILLISECONDS)) {
                        RawReceiver.write(out, "X: y\r\n");
                    }
                },
                SHORT);

        assertThat(outcome.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(outcome.attempt().error()).contains(TIMED_OUT);
        assertEndedByTimeout(outcome.attempt());
    }

    @Test
    void status_200_without_a_complete_body_is_delivered() throws IOException {
        DeliveryOutcome outcome = outcomeOf(
                out -> {
                    RawReceiver.write(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf");
                    never.await();
                },
                SHORT);

        assertThat(outcome.status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertEndedByTimeout(outcome.attempt());
    }

    @Test
    void an_endless_body_is_cut_off_after_64_kib() throws IOException {
        Watch<Integer> sent = new Watch<>();
        String chunk = "2000\r\n" + "x".repeat(0x2000) + "\r\n";
        DeliveryOutcome outcome = outcomeOf(out -> {
            RawReceiver.write(out, "HTTP/1.1 500 Oops\r\nTransfer-Encoding: chunked\r\n\r\n");
            int total = 0;
            try {
                while (true) {
                    RawReceiver.write(out, chunk);
                    total += 0x2000;
                }
            } finally {
                sent.add(total);
            }
        });

        assertThat(outcome.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(outcome.attempt().code()).contains(500);
        assertThat(sent.until(1).get(0))
                .as("bytes that the receiver sent, including network buffers")
                .isLessThan(16 * 1024 * 1024);
    }

    @Test
    void a_closed_connection_is_retried() throws IOException {
        DeliveryOutcome outcome = outcomeOf(out -> {});

        assertThat(outcome.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(outcome.attempt().error()).isPresent();
    }

    @Test
    void a_connection_that_closes_in_the_status_line_is_retried() throws IOException {
        DeliveryOutcome outcome = outcomeOf(out -> RawReceiver.write(out, "HTTP/1.1 20"));

        assertThat(outcome.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(outcome.attempt().code()).isEmpty();
    }

    @Test
    void an_answer_that_is_not_http_is_retried() throws IOException {
        DeliveryOutcome outcome = outcomeOf(out -> RawReceiver.write(out, "220 mail.example ESMTP\r\n"));

        assertThat(outcome.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(outcome.attempt().error()).isPresent();
        assertThat(outcome.attempt().error().orElseThrow()).doesNotContain("mail");
    }

    @Test
    void an_endless_header_is_cut_off() throws IOException {
        DeliveryOutcome outcome = outcomeOf(out -> {
            RawReceiver.write(out, "HTTP/1.1 200 OK\r\n");
            for (int i = 0; ; i++) {
                RawReceiver.write(out, "X-" + i + ": " + "y".repeat(1000) + "\r\n");
            }
        });

        assertThat(outcome.status()).isEqualTo(DeliveryStatus.PENDING);
        assertThat(outcome.attempt().error()).as("not the timeout").contains("the answer was not HTTP");
    }

    @Test
    void a_refused_connection_is_retried() throws IOException {
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
    void hanging_receivers_do_not_delay_others() throws IOException {
        try (RawReceiver hanging = new RawReceiver(out -> never.await());
                Receiver working = new Receiver();
                DispatchScene scene = new DispatchScene()) {
            scene.subscribe(working.url(), "*");
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

            assertThat(working.calls().until(101)).hasSize(101);
            assertThat(hanging.connections().until(4))
                    .as("half of the threads, one per webhook")
                    .hasSize(4);
            assertThat(scene.outcomes().all()).allMatch(one -> one.status() == DeliveryStatus.DELIVERED);
        }
    }

    @Test
    void a_new_receiver_is_served_among_many_hanging_ones() throws IOException {
        try (RawReceiver hanging = new RawReceiver(out -> never.await());
                Receiver working = new Receiver();
                DispatchScene scene = new DispatchScene()) {
            for (int i = 0; i < 12; i++) {
                scene.subscribe(hanging.url(), "*");
            }
            scene.subscribe(working.url(), "*");
            for (int i = 0; i < 20; i++) {
                scene.add("lead" + i + "@example.com");
            }

            scene.start(scene.fastBuilder().threads(8, 4).timeout(Duration.ofMillis(300)));

            untilAllArrived(working, 20);
        }
    }

    @Test
    void a_recovered_receiver_is_served_among_many_failing_ones() throws IOException {
        try (RawReceiver hanging = new RawReceiver(out -> never.await());
                Receiver working = new Receiver();
                DispatchScene scene = new DispatchScene()) {
            List<Webhook> webhooks = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                webhooks.add(scene.subscribe(hanging.url(), "*"));
            }
            webhooks.add(scene.subscribe(working.url(), "*"));
            for (int i = 0; i < 20; i++) {
                scene.add("lead" + i + "@example.com");
            }
            webhooks.forEach(scene::fail);

            scene.start(scene.fastBuilder().threads(8, 4).timeout(Duration.ofMillis(200)));

            untilAllArrived(working, 20);
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

    /** Waits for all messages. Some can arrive twice, if the short timeout ends an attempt before the response. */
    private static void untilAllArrived(Receiver receiver, int messages) {
        receiver.calls()
                .until(calls -> calls.stream().map(ReceivedCall::id).distinct().count() == messages);
    }

    /** Checks that the timeout has ended the attempt. All other timeouts are much longer. */
    private static void assertEndedByTimeout(DeliveryAttempt attempt) {
        assertThat(attempt.duration()).isBetween(SHORT.minusMillis(50), LONG);
    }
}
