package io.leadstone.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.adapter.webhook.http.ApacheWebhookSender;
import io.leadstone.adapter.webhook.http.SenderSettings;
import io.leadstone.adapter.webhook.message.JsonWebhookPayload;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.RecordedOutcome;
import io.leadstone.application.port.out.webhook.SecretCipher;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.RetrySchedule;
import io.leadstone.domain.webhook.Webhook;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Tests workers that fail with an {@link Error}, such as {@link OutOfMemoryError}. */
final class WorkerFailureTest {

    /** Timeout of waits in tests. */
    private static final Duration MAX_WAIT = Duration.ofMinutes(3);

    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final AttemptRules RULES = new AttemptRules(RetrySchedule::after, () -> 0, Clock.systemUTC());

    @Test
    void deliveries_continue_after_an_error_in_a_claim() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            scene.subscribe(receiver.url(), "*");
            scene.change(scene.add("jordan@example.com"), 4);
            FailingQueue queue = FailingQueue.of(scene, call -> call.equals("claim"));

            WebhookDispatcher dispatcher = scene.start(scene.fastBuilder(queue).restartAfter(PAUSE));
            queue.failures().until(3);
            await(() -> !dispatcher.isAlive());
            queue.recover();

            assertThat(receiver.calls().until(5)).hasSize(5);
            await(dispatcher::isAlive);
        }
    }

    @Test
    void maintenance_continues_after_an_error() {
        try (DispatchScene scene = new DispatchScene()) {
            FailingQueue queue = FailingQueue.of(scene, call -> call.equals("prune"));

            WebhookDispatcher dispatcher =
                    scene.start(scene.fastBuilder(queue).restartAfter(PAUSE).maintenanceInterval(Duration.ofHours(1)));
            queue.failures().until(3);
            await(() -> !dispatcher.isAlive());
            queue.recover();

            queue.answered().until(calls -> calls.contains("prune"));
            await(dispatcher::isAlive);
        }
    }

    @Test
    void an_error_of_one_webhook_does_not_stop_others() {
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            Webhook broken = scene.subscribe(receiver.url(), "*");
            scene.subscribe(receiver.url(), "*");
            scene.add("jordan@example.com");
            FailingQueue queue = FailingQueue.of(scene, call -> call.equals("claim " + broken.id()));

            scene.start(scene.fastBuilder(queue).restartAfter(PAUSE));

            assertThat(receiver.calls().until(1)).hasSize(1);
            queue.recover();
            assertThat(receiver.calls().until(2)).hasSize(2);
        }
    }

    @Test
    void an_error_in_an_attempt_is_a_failed_attempt() {
        AtomicBoolean failed = new AtomicBoolean();
        try (DispatchScene scene = new DispatchScene();
                Receiver receiver = new Receiver()) {
            scene.subscribe(receiver.url(), "*");
            scene.add("jordan@example.com");

            scene.start(scene.fastBuilder().payload(message -> {
                if (failed.compareAndSet(false, true)) {
                    throw new StackOverflowError("on purpose");
                }
                return new JsonWebhookPayload().of(message);
            }));

            assertThat(scene.outcomes().until(2))
                    .extracting(DeliveryOutcome::status)
                    .containsExactly(DeliveryStatus.PENDING, DeliveryStatus.DELIVERED);
        }
    }

    @Test
    void a_thread_that_cannot_start_takes_no_slot() {
        try (DispatchScene scene = new DispatchScene();
                ApacheWebhookSender sender = sender()) {
            scene.subscribe("http://localhost:9/", "*");
            scene.add("jordan@example.com");
            DispatchSlots slots = new DispatchSlots(4, 2, Duration.ofSeconds(1));
            DeliveryQueue queue = scene.store().deliveryQueue();
            WakeSignal wake = new WakeSignal();
            DispatchLoop loop = new DispatchLoop(
                    queue,
                    DispatchSettings.STANDARD,
                    slots,
                    wake,
                    task -> {
                        throw new OutOfMemoryError("unable to create native thread, on purpose");
                    },
                    new DeliverySender(
                            queue,
                            sender,
                            new JsonWebhookPayload(),
                            SecretCipher.PLAIN,
                            RULES,
                            scene,
                            PAUSE,
                            PAUSE,
                            PAUSE,
                            wake));

            assertThatExceptionOfType(OutOfMemoryError.class).isThrownBy(loop::runOnce);

            assertThat(slots.isIdle()).isTrue();
        }
    }

    @Test
    void a_dispatcher_is_alive_between_start_and_close() {
        try (DispatchScene scene = new DispatchScene()) {
            WebhookDispatcher dispatcher = scene.fastBuilder().build();
            assertThat(dispatcher.isAlive()).isFalse();

            dispatcher.start();
            assertThat(dispatcher.isAlive()).isTrue();

            dispatcher.close();
            assertThat(dispatcher.isAlive()).isFalse();
        }
    }

    private static ApacheWebhookSender sender() {
        return new ApacheWebhookSender(new SenderSettings(MAX_WAIT, 1, true, Set.of(), Optional.empty()));
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + MAX_WAIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("the condition is met in time").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** A queue whose calls fail with an error while {@code broken} is set and {@code fails} matches them. */
    private record FailingQueue(
            DeliveryQueue queue,
            Predicate<String> fails,
            AtomicBoolean broken,
            Watch<String> failures,
            Watch<String> answered)
            implements DeliveryQueue {

        static FailingQueue of(DispatchScene scene, Predicate<String> fails) {
            return new FailingQueue(
                    scene.store().deliveryQueue(), fails, new AtomicBoolean(true), new Watch<>(), new Watch<>());
        }

        void recover() {
            broken.set(false);
        }

        @Override
        public List<Webhook> due(int limit) {
            return queue.due(limit);
        }

        @Override
        public List<ClaimedDelivery> claim(Webhook webhook, int limit, Duration lease) {
            call("claim");
            call("claim " + webhook.id());
            return queue.claim(webhook, limit, lease);
        }

        @Override
        public RecordedOutcome record(ClaimedDelivery delivery, DeliveryOutcome outcome) {
            return queue.record(delivery, outcome);
        }

        @Override
        public int prune(Duration age, int limit) {
            call("prune");
            int removed = queue.prune(age, limit);
            answered.add("prune");
            return removed;
        }

        @Override
        public Optional<Duration> age() {
            return queue.age();
        }

        private void call(String call) {
            if (broken.get() && fails.test(call)) {
                failures.add(call);
                throw new OutOfMemoryError("on purpose: " + call);
            }
        }
    }
}
