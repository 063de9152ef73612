package io.leadstone.adapter.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.port.in.webhook.CreateWebhookCommand;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.port.out.webhook.WebhookRepository;
import io.leadstone.application.port.out.webhook.WebhookStore;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.testkit.CoreStore;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The gauge of the age of the delivery queue. */
class QueueAgeTest {

    private final AtomicInteger questions = new AtomicInteger();

    @Test
    void it_shows_the_age_of_the_oldest_due_delivery() {
        StorePorts store = new StorePorts(new InMemoryLeadStore());
        MeteredLeads leads = MeteredLeads.of(store);
        leads.management()
                .webhooks()
                .create(
                        MeteredLeads.ALICE,
                        new CreateWebhookCommand("https://crm.example/hooks", List.of("*"), Optional.empty()));
        leads.create(MeteredLeads.ALICE, "jordan@example.com");
        while (store.deliveryQueue().age().orElseThrow().toMillis() < 5) {
            Thread.onSpinWait();
        }

        TimeGauge gauge = leads.registry().get("leadstone.webhook.queue.age").timeGauge();

        assertThat(gauge.baseTimeUnit()).isEqualTo(TimeUnit.SECONDS);
        assertThat(gauge.value()).isBetween(0.005, 60.0);
    }

    @Test
    void it_is_zero_without_due_deliveries() {
        assertThat(MeteredLeads.of()
                        .registry()
                        .get("leadstone.webhook.queue.age")
                        .timeGauge()
                        .value())
                .isZero();
    }

    @Test
    void an_answer_is_shown_for_a_while() {
        QueueAge age = of(() -> Optional.of(Duration.ofMinutes(2)));

        assertThat(age.seconds()).isEqualTo(120);
        assertThat(age.seconds()).isEqualTo(120);
        assertThat(questions).hasValue(1);
    }

    @Test
    void it_is_no_number_while_the_store_is_down() {
        QueueAge age = of(() -> {
            throw new StoreUnavailableException(new IllegalStateException("down"));
        });

        assertThat(age.seconds()).isNaN();
    }

    @Test
    void a_hanging_store_is_queried_once() {
        CountDownLatch hangs = new CountDownLatch(1);
        QueueAge age = of(() -> {
            try {
                hangs.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            return Optional.of(Duration.ofSeconds(7));
        });

        assertThat(age.seconds()).isNaN();
        assertThat(age.seconds()).isNaN();
        assertThat(questions).hasValue(1);

        hangs.countDown();
        assertThat(age.seconds()).isEqualTo(7);
    }

    @Test
    void a_store_without_webhooks_has_no_gauge() {
        MeteredLeads leads = MeteredLeads.of(new CoreStore(new InMemoryLeadStore()));

        assertThat(leads.registry().find("leadstone.webhook.queue.age").meters())
                .isEmpty();
    }

    @Test
    void a_registry_has_one_gauge() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        LeadstoneMetrics metrics = LeadstoneMetrics.of(registry);
        metrics.measure(new CoreStore(new InMemoryLeadStore()));
        metrics.measure(new InMemoryLeadStore());
        metrics.measure(new InMemoryLeadStore());

        assertThat(registry.find("leadstone.webhook.queue.age").meters()).hasSize(1);
    }

    private QueueAge of(Supplier<Optional<Duration>> answer) {
        DeliveryQueue queue = (DeliveryQueue) Proxy.newProxyInstance(
                QueueAgeTest.class.getClassLoader(),
                new Class<?>[] {DeliveryQueue.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("age");
                    questions.incrementAndGet();
                    return answer.get();
                });
        return new QueueAge(new QueueOnly(queue));
    }

    /** A capability of which the gauge needs the queue only. */
    private record QueueOnly(DeliveryQueue deliveryQueue) implements WebhookStore {

        @Override
        public WebhookRepository webhooks() {
            throw new UnsupportedOperationException();
        }

        @Override
        public DeliveryLog deliveries() {
            throw new UnsupportedOperationException();
        }
    }
}
