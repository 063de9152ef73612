package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Concurrent dispatchers while leads change. Each event is delivered once, and the events of a lead in their order. */
class DeliveryLocksTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final int WRITERS = 2;
    private static final int DISPATCHERS = 3;
    private static final int CHANGES = 25;

    private final SampleWebhooks samples = new SampleWebhooks(new SampleLeads());
    private final Webhook webhook = samples.webhook(ACME, "lead.*");
    private final Queue<SQLException> failures = new ConcurrentLinkedQueue<>();
    private final Queue<ClaimedDelivery> received = new ConcurrentLinkedQueue<>();
    private final AtomicInteger writing = new AtomicInteger(WRITERS);

    @ParameterizedTest
    @EnumSource
    void events_of_a_lead_are_received_once_and_in_order(TestServer server) throws Exception {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            MyBatisLeadStore store = MyBatisLeadStore.of(watched(pool).dataSource());
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            List<List<LeadSnapshot>> leads = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> IntStream.range(0, 3)
                            .mapToObj(i -> add(store, "lead" + writer + "-" + i + "@example.com"))
                            .toList())
                    .toList();

            List<Runnable> work = new ArrayList<>();
            leads.forEach(mine -> work.add(() -> change(store, mine)));
            IntStream.range(0, DISPATCHERS).forEach(i -> work.add(() -> dispatch(store.deliveryQueue())));
            atOnce(work);

            if (server != TestServer.H2) {
                // On H2 two claims may wait for rows of each other. Then one of them is repeated.
                assertThat(failures).isEmpty();
            }
            Map<LeadId, List<Long>> numbers = received.stream()
                    .collect(Collectors.groupingBy(
                            DeliveryLocksTest::lead,
                            Collectors.mapping(DeliveryLocksTest::number, Collectors.toList())));
            assertThat(numbers).hasSize(WRITERS * 3);
            assertThat(numbers.values())
                    .allSatisfy(each -> assertThat(each)
                            .isEqualTo(LongStream.rangeClosed(1, CHANGES + 1)
                                    .boxed()
                                    .toList()));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void a_concurrent_claim_skips_locked_deliveries(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSourceAfter(shortLockTimeout(server))) {
            MyBatisLeadStore other =
                    MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            other.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            IntStream.range(0, 5).forEach(i -> add(other, "lead" + i + "@example.com"));
            List<ClaimedDelivery> others = new ArrayList<>();
            JdbcSpy spy = new JdbcSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            spy.intrude((call, real) -> {
                if (call.equals("Connection.commit")) {
                    others.addAll(other.deliveryQueue().claim(webhook, 5, HOUR));
                }
                return real.call();
            });

            List<ClaimedDelivery> mine = store.deliveryQueue().claim(webhook, 3, HOUR);

            assertThat(mine).hasSize(3);
            assertThat(others).hasSize(2);
            assertThat(others)
                    .extracting(DeliveryLocksTest::lead)
                    .doesNotContainAnyElementsOf(
                            mine.stream().map(DeliveryLocksTest::lead).toList());
            assertThat(other.deliveryQueue().claim(webhook, 5, HOUR)).isEmpty();
        }
    }

    /**
     * Recording an outcome locks the delivery and then the subscription. A lock on the delivery of another lead could
     * deadlock with the other dispatcher.
     */
    @ParameterizedTest
    @EnumSource(names = {"POSTGRESQL", "MARIADB"})
    void an_outcome_waits_for_no_delivery_of_another_lead(TestServer server) {
        try (HikariDataSource pool = server.freshDatabase().dataSourceAfter(shortLockTimeout(server))) {
            MyBatisLeadStore other =
                    MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            other.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            IntStream.range(0, 8).forEach(i -> edit(other, add(other, "lead" + i + "@example.com"), "second event"));
            for (ClaimedDelivery claimed : other.deliveryQueue().claim(webhook, 8, HOUR)) {
                other.deliveryQueue()
                        .record(claimed, DeliveryOutcome.retry(SampleWebhooks.unanswered(), Duration.ZERO));
            }
            List<ClaimedDelivery> again = other.deliveryQueue().claim(webhook, 8, HOUR);
            assertThat(again).hasSize(8);
            JdbcSpy spy = new JdbcSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource());
            Queue<Boolean> recorded = new ConcurrentLinkedQueue<>();
            spy.intrude((call, real) -> {
                if (call.equals("Connection.commit") && recorded.isEmpty()) {
                    recorded.add(other.deliveryQueue()
                            .record(again.get(0), DeliveryOutcome.delivered(SampleWebhooks.answered(204)))
                            .stored());
                }
                return real.call();
            });

            store.deliveryQueue()
                    .record(again.get(1), DeliveryOutcome.retry(SampleWebhooks.unanswered(), Duration.ofMinutes(1)));

            assertThat(recorded).containsExactly(true);
        }
    }

    /**
     * Returns the statement that sets a short lock timeout. A wait would never end here, because the same thread holds
     * the lock.
     */
    private static String shortLockTimeout(TestServer server) {
        return server == TestServer.POSTGRESQL ? "SET lock_timeout = '1s'" : "SET innodb_lock_wait_timeout = 1";
    }

    private void change(MyBatisLeadStore store, List<LeadSnapshot> leads) {
        try {
            for (LeadSnapshot lead : leads) {
                LeadSnapshot now = lead;
                for (int round = 0; round < CHANGES; round++) {
                    now = edit(store, now, "round " + round);
                }
            }
        } finally {
            writing.decrementAndGet();
        }
    }

    /** Claims and attempts deliveries until none is left. One in four fails and is retried at once. */
    private void dispatch(DeliveryQueue queue) {
        boolean last = false;
        while (!last) {
            last = writing.get() == 0 && received.size() == WRITERS * 3 * (CHANGES + 1);
            for (ClaimedDelivery claimed : queue.claim(webhook, 4, HOUR)) {
                if (ThreadLocalRandom.current().nextInt(4) == 0) {
                    queue.record(claimed, DeliveryOutcome.retry(SampleWebhooks.unanswered(), Duration.ZERO));
                } else {
                    received.add(claimed);
                    queue.record(claimed, DeliveryOutcome.delivered(SampleWebhooks.answered(204)));
                }
            }
        }
    }

    private LeadSnapshot add(MyBatisLeadStore store, String email) {
        LeadChange created = samples.leads().capture(ACME, email);
        store.leads().add(created);
        return created.after();
    }

    private LeadSnapshot edit(MyBatisLeadStore store, LeadSnapshot lead, String notes) {
        LeadChange edit = Lead.restore(lead)
                .revise(
                        SampleLeads.details()
                                .email(lead.details().email().orElseThrow().value())
                                .notes(notes)
                                .build(),
                        samples.leads().context());
        store.leads().update(edit);
        return edit.after();
    }

    private JdbcSpy watched(HikariDataSource pool) {
        JdbcSpy spy = new JdbcSpy(pool);
        spy.intrude((call, real) -> {
            try {
                return real.call();
            } catch (SQLException failure) {
                failures.add(failure);
                throw failure;
            }
        });
        return spy;
    }

    private static LeadId lead(ClaimedDelivery claimed) {
        return claimed.delivery().leadId().orElseThrow();
    }

    private static long number(ClaimedDelivery claimed) {
        return claimed.message().content().orElseThrow().event().number();
    }

    private static void atOnce(List<Runnable> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<CompletableFuture<Void>> running = work.stream()
                    .map(each -> CompletableFuture.runAsync(each, threads))
                    .toList();
            for (CompletableFuture<Void> each : running) {
                each.get(2, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
