package io.leadstone.adapter.micrometer;

import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.WebhookStore;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The gauge of the age of the delivery queue. It asks the store in a thread of its own, which lives as long as the
 * query, and waits for a short time only. Otherwise a store that hangs would also hide all other metrics.
 */
final class QueueAge {

    /** An answer of the store is shown for 10 s, so that many readers cause few queries. */
    static final Duration INTERVAL = Duration.ofSeconds(10);

    /** Maximum wait for the store: 1 s. Prometheus gives a server 10 s for all metrics. */
    static final Duration MAX_WAIT = Duration.ofSeconds(1);

    private final WebhookStore webhooks;
    private Optional<FutureTask<Duration>> latest = Optional.empty();
    private long asked;

    QueueAge(WebhookStore webhooks) {
        this.webhooks = webhooks;
    }

    static void register(MeterRegistry registry, WebhookStore webhooks) {
        QueueAge age = new QueueAge(webhooks);
        LeadstoneMeter meter = LeadstoneMeter.WEBHOOK_QUEUE_AGE;
        TimeGauge.builder(meter.meterName(), age::seconds, TimeUnit.SECONDS)
                .description(meter.description())
                .register(registry);
    }

    /** Returns the age, 0 if no delivery is due, and not a number if the store does not answer. */
    double seconds() {
        try {
            return question().get(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS).toMillis() / 1_000.0;
        } catch (ExecutionException | TimeoutException noAnswer) {
            return Double.NaN;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return Double.NaN;
        }
    }

    /** Returns the running or the latest question. A new one begins only after the end of the one before. */
    private synchronized FutureTask<Duration> question() {
        boolean isCurrent = latest.filter(
                        question -> !question.isDone() || System.nanoTime() - asked < INTERVAL.toNanos())
                .isPresent();
        if (!isCurrent) {
            asked = System.nanoTime();
            latest = Optional.of(ask());
        }
        return latest.orElseThrow();
    }

    private FutureTask<Duration> ask() {
        DeliveryQueue queue = webhooks.deliveryQueue();
        FutureTask<Duration> question = new FutureTask<>(() -> queue.age().orElse(Duration.ZERO));
        Thread thread = new Thread(question, "leadstone-queue-age");
        thread.setDaemon(true);
        thread.start();
        return question;
    }
}
