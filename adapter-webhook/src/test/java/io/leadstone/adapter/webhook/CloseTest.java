package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.Webhook;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Tests the start and the end of a dispatcher. */
final class CloseTest {

    /** Timeout of waits in tests. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(3);

    @Test
    void closing_waits_for_attempts_in_progress() throws InterruptedException {
        CountDownLatch mayAnswer = new CountDownLatch(1);
        Watch<String> arrived = new Watch<>();
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver().answering(call -> {
                    arrived.add(call.id());
                    await(mayAnswer);
                    return Receiver.Reply.of(204);
                })) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            scene.change(scene.add("jordan@example.com"), 1);
            WebhookDispatcher dispatcher = scene.start(scene.fastBuilder().closeTimeout(MAX_WAIT));
            arrived.until(1);

            Thread closing = new Thread(dispatcher::close);
            closing.start();
            // The attempt must end after the closing has begun. Otherwise the next event is sent too.
            await(() -> closing.getState() == Thread.State.TIMED_WAITING);
            mayAnswer.countDown();
            closing.join();

            assertThat(scene.deliveries(webhook))
                    .extracting(delivery -> delivery.status())
                    .containsExactly(DeliveryStatus.PENDING, DeliveryStatus.DELIVERED);
            assertThat(arrived.all()).hasSize(1);
        }
    }

    @Test
    void closing_aborts_slow_attempts_and_does_not_count_them() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        try (RawReceiver hanging = new RawReceiver(out -> never.await());
                DispatchScene scene = new DispatchScene()) {
            Webhook webhook = scene.subscribe(hanging.url(), "*");
            scene.add("jordan@example.com");
            WebhookDispatcher dispatcher = scene.start(scene.fastBuilder()
                    .timeout(MAX_WAIT.multipliedBy(2))
                    .lease(Duration.ofHours(1))
                    .closeTimeout(Duration.ofMillis(200)));
            hanging.connections().until(1);

            long before = System.nanoTime();
            dispatcher.close();

            // The attempt itself would take twice as long as MAX_WAIT.
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(MAX_WAIT);
            assertThat(scene.deliveries(webhook).get(0).attempts()).isZero();
            assertThat(scene.outcomes().all()).isEmpty();
        }
    }

    @Test
    void a_closed_dispatcher_claims_nothing() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            Webhook webhook = scene.subscribe(receiver.url(), "*");
            WebhookDispatcher dispatcher = scene.start();
            dispatcher.close();

            scene.add("jordan@example.com");
            dispatcher.wake();
            dispatcher.close();

            assertThat(scene.store().deliveryQueue().claim(webhook, 10, Duration.ofMinutes(1)))
                    .hasSize(1);
            assertThat(receiver.calls().all()).isEmpty();
        }
    }

    @Test
    void a_dispatcher_can_be_started_only_once() {
        try (DispatchScene scene = new DispatchScene()) {
            WebhookDispatcher dispatcher = scene.start();
            assertThatIllegalStateException().isThrownBy(dispatcher::start);

            dispatcher.close();
            assertThatIllegalStateException().isThrownBy(dispatcher::start);
        }
    }

    @Test
    void a_dispatcher_can_be_closed_without_a_start() {
        try (DispatchScene scene = new DispatchScene()) {
            scene.fastBuilder().build().close();
        }
    }

    @Test
    void the_lease_must_be_longer_than_two_timeouts() {
        try (DispatchScene scene = new DispatchScene()) {
            WebhookDispatcherBuilder builder =
                    scene.fastBuilder().timeout(Duration.ofSeconds(10)).lease(Duration.ofSeconds(20));
            assertThatIllegalStateException().isThrownBy(builder::build);
            assertThatIllegalStateException()
                    .isThrownBy(() -> WebhookDispatcher.builder().build());
        }
    }

    @Test
    void threads_and_poll_intervals_are_checked() {
        try (DispatchScene scene = new DispatchScene()) {
            List.of(
                            scene.fastBuilder().threads(1, 1),
                            scene.fastBuilder().threads(2, 0),
                            scene.fastBuilder().poll(Duration.ZERO, Duration.ofSeconds(1)),
                            scene.fastBuilder().poll(Duration.ofSeconds(2), Duration.ofSeconds(1)))
                    .forEach(builder -> assertThatIllegalArgumentException().isThrownBy(builder::build));
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + MAX_WAIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the condition is met in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
