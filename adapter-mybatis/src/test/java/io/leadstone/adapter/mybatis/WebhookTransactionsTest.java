package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryLog;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.webhook.Delivery;
import io.leadstone.domain.webhook.DeliveryOutcome;
import io.leadstone.domain.webhook.DeliveryStatus;
import io.leadstone.domain.webhook.DisabledReason;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.domain.webhook.WebhookMessage;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import io.leadstone.testkit.SettableClock;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Deliveries are enqueued in the transaction of the host. Dispatchers use their own transactions. Messages without a
 * delivery are deleted.
 */
class WebhookTransactionsTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final Duration HOUR = Duration.ofHours(1);

    private final SampleWebhooks samples = new SampleWebhooks(new SampleLeads());
    private final LeadChange jordan = samples.leads().capture(ACME, "jordan@example.com");
    private final Webhook webhook = samples.webhook(ACME, "*");

    @ParameterizedTest
    @EnumSource
    void a_rollback_of_the_host_enqueues_nothing(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            host.inTransaction(connection -> {
                store.leads().add(jordan);
                assertThat(MyBatisLeadStore.of(pool).deliveryQueue().due(10))
                        .as("before the commit")
                        .isEmpty();
                connection.rollback();
            });
            assertThat(rows(pool, "webhook_delivery") + rows(pool, "webhook_message"))
                    .isZero();

            host.inTransaction(connection -> store.leads().add(jordan));
            assertThat(store.deliveryQueue().claim(webhook, 10, HOUR)).hasSize(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_export_of_a_person_lists_no_deliveries_that_a_removal_has_left(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            store.leads().add(jordan);
            assertThat(store.personRecords().deliveriesOf(ACME, jordan.after().id()))
                    .hasSize(1);

            host.inTransaction(connection -> store.webhooks().remove(webhook));

            assertThat(rows(pool, "webhook_delivery")).isEqualTo(1);
            assertThat(store.personRecords().deliveriesOf(ACME, jordan.after().id()))
                    .isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_dispatcher_in_a_host_transaction_is_rejected(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            store.leads().add(jordan);
            DeliveryQueue queue = store.deliveryQueue();
            ClaimedDelivery claimed = queue.claim(webhook, 10, HOUR).get(0);
            DeliveryOutcome received = DeliveryOutcome.delivered(SampleWebhooks.answered(204));

            host.inTransaction(connection -> Stream.<Runnable>of(
                            () -> queue.due(10),
                            () -> queue.claim(webhook, 10, HOUR),
                            () -> queue.record(claimed, received),
                            () -> queue.prune(HOUR, 10),
                            queue::age)
                    .forEach(work -> assertThatIllegalStateException().isThrownBy(work::run)));

            assertThat(queue.record(claimed, received).stored()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void late_deliveries_of_a_removed_webhook_are_deleted(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            MyBatisLeadStore other = MyBatisLeadStore.of(pool);
            host.inTransaction(connection -> {
                connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
                store.leads().add(jordan);
                other.webhooks().remove(webhook);
            });
            assertThat(rows(pool, "webhook_delivery"))
                    .as("delivery of the removed webhook")
                    .isEqualTo(1);
            assertThat(other.deliveryQueue().due(10)).isEmpty();
            assertThat(other.deliveryQueue().claim(webhook, 10, HOUR)).isEmpty();

            assertThat(other.deliveryQueue().prune(HOUR, 10)).isEqualTo(1);
            assertThat(rows(pool, "webhook_delivery") + rows(pool, "webhook_message"))
                    .isZero();
            assertThat(rows(pool, "webhook")).as("row of the removed webhook").isEqualTo(1);
            other.deliveryQueue().prune(Duration.ZERO, 10);
            assertThat(rows(pool, "webhook")).isZero();
        });
    }

    @Test
    void many_deliveries_of_a_removed_webhook_are_deleted_in_batches() {
        HostedStore.with(TestServer.H2, (pool, host, store) -> {
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            JdbcTemplate database = new JdbcTemplate(pool);
            database.update("INSERT INTO leadstone_webhook_message (company_id, id, message_type, occurred_at)"
                    + " SELECT 'acme', RANDOM_UUID(), 'test', CURRENT_TIMESTAMP FROM SYSTEM_RANGE(1, 5500)");
            database.update(
                    "INSERT INTO leadstone_webhook_delivery (company_id, webhook_id, message_id, message_type, status,"
                            + " attempts, due_at, happened_at) SELECT company_id, ?, id, message_type, 'pending', 0,"
                            + " occurred_at, occurred_at FROM leadstone_webhook_message",
                    webhook.id().value());
            JdbcSpy spy = new JdbcSpy(pool);
            MyBatisLeadStore other = MyBatisLeadStore.of(spy.dataSource());
            spy.forget();

            other.webhooks().remove(webhook);

            assertThat(spy.commits()).isEqualTo(11);
            assertThat(store.webhooks().find(ACME, webhook.id())).isEmpty();
            assertThat(rows(pool, "webhook_delivery")).isEqualTo(500);
            assertThat(store.deliveryQueue().due(10)).isEmpty();
            assertThat(store.deliveryQueue().claim(webhook, 10, HOUR)).isEmpty();
            assertThat(store.deliveryQueue().prune(HOUR, 400)).isEqualTo(400);
            assertThat(store.deliveryQueue().prune(HOUR, 400)).isEqualTo(100);
            assertThat(store.deliveryQueue().prune(HOUR, 400)).isZero();
            assertThat(rows(pool, "webhook_delivery") + rows(pool, "webhook_message"))
                    .isZero();
        });
    }

    @Test
    void a_replay_of_many_deliveries_commits_batches() {
        HostedStore.with(TestServer.H2, (pool, host, store) -> {
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            JdbcTemplate database = new JdbcTemplate(pool);
            database.update(
                    "INSERT INTO leadstone_webhook_delivery (company_id, webhook_id, message_id, message_type, status,"
                            + " attempts, happened_at, finished_at) SELECT 'acme', ?, RANDOM_UUID(), 'test',"
                            + " 'delivered', 1, DATEADD('SECOND', X, TIMESTAMP WITH TIME ZONE '2001-01-01 00:00:00Z'),"
                            + " TIMESTAMP WITH TIME ZONE '2002-01-01 00:00:00Z' FROM SYSTEM_RANGE(0, 2999)",
                    webhook.id().value());
            JdbcSpy spy = new JdbcSpy(pool);
            MyBatisLeadStore other = MyBatisLeadStore.of(spy.dataSource());
            Instant since = Instant.parse("2001-01-01T00:08:20Z");
            spy.forget();

            assertThat(other.deliveries().replay(ACME, webhook.id(), Optional.of(1L), since))
                    .isEqualTo(2500);

            assertThat(spy.commits()).isEqualTo(4);
            assertThat(database.queryForObject(
                            "SELECT COUNT(*) FROM leadstone_webhook_delivery WHERE status = 'pending'", Integer.class))
                    .isEqualTo(2500);
            assertThat(other.deliveries().replay(ACME, webhook.id(), Optional.empty(), Instant.EPOCH))
                    .isEqualTo(500);
            assertThat(other.deliveries().replay(ACME, webhook.id(), Optional.empty(), Instant.EPOCH))
                    .isZero();
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_host_transaction_leaves_deliveries_to_the_maintenance(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            store.leads().add(jordan);

            host.inTransaction(connection -> store.webhooks().remove(webhook));

            assertThat(store.webhooks().find(ACME, webhook.id())).isEmpty();
            assertThat(rows(pool, "webhook_delivery")).isEqualTo(1);
            assertThat(store.deliveryQueue().claim(webhook, 10, HOUR)).isEmpty();
            store.leads()
                    .update(Lead.restore(jordan.after()).erase(samples.leads().context()));
            assertThat(new JdbcTemplate(pool).queryForList("SELECT email FROM leadstone_webhook_message", String.class))
                    .containsOnlyNulls();

            assertThat(store.deliveryQueue().prune(HOUR, 10)).isEqualTo(1);
            assertThat(rows(pool, "webhook_delivery") + rows(pool, "webhook_message"))
                    .isZero();
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_rejected_removal_keeps_the_deliveries(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            store.leads().add(jordan);
            store.webhooks().update(webhook.disable(DisabledReason.SWITCHED_OFF, SettableClock.START));

            host.inTransaction(connection -> assertThatExceptionOfType(VersionConflictException.class)
                    .isThrownBy(() -> store.webhooks().remove(webhook)));

            assertThat(rows(pool, "webhook_delivery")).isEqualTo(1);
            assertThat(store.webhooks().find(ACME, webhook.id())).isPresent();
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_test_waits_for_a_change_of_the_webhook_and_is_rejected(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            MyBatisLeadStore other = MyBatisLeadStore.of(pool);
            ExecutorService threads = Executors.newSingleThreadExecutor();
            try {
                AtomicReference<Future<Delivery>> added = new AtomicReference<>();
                host.inTransaction(connection -> {
                    store.webhooks().update(webhook.disable(DisabledReason.SWITCHED_OFF, SettableClock.START));
                    Future<Delivery> waiting = threads.submit(
                            () -> other.deliveries().add(ACME, webhook.id(), Optional.of(webhook.version()), test()));
                    added.set(waiting);
                    assertThatExceptionOfType(TimeoutException.class)
                            .isThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS));
                });

                assertThatExceptionOfType(ExecutionException.class)
                        .isThrownBy(() -> added.get().get())
                        .withCauseInstanceOf(VersionConflictException.class);
            } finally {
                threads.shutdownNow();
            }
            assertThat(rows(pool, "webhook_delivery") + rows(pool, "webhook_message"))
                    .isZero();
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_rejected_write_enqueues_nothing(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            store.leads().add(jordan);
            ClaimedDelivery claimed =
                    store.deliveryQueue().claim(webhook, 1, HOUR).get(0);
            store.deliveryQueue().record(claimed, DeliveryOutcome.delivered(SampleWebhooks.answered(204)));
            DeliveryLog log = store.deliveries();
            UUID message = claimed.message().id();
            Optional<Long> stale = Optional.of(2L);

            host.inTransaction(connection -> Stream.<Runnable>of(
                            () -> log.add(ACME, webhook.id(), stale, test()),
                            () -> log.redeliver(ACME, webhook.id(), stale, message),
                            () -> log.replay(ACME, webhook.id(), stale, Instant.EPOCH))
                    .forEach(work -> assertThatExceptionOfType(VersionConflictException.class)
                            .isThrownBy(work::run)));

            assertThat(log.list(ACME, webhook.id(), Optional.empty(), PageRequest.FIRST)
                            .items())
                    .singleElement()
                    .satisfies(delivery -> assertThat(delivery.status()).isEqualTo(DeliveryStatus.DELIVERED));
            assertThat(rows(pool, "webhook_message")).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_message_is_deleted_with_its_last_delivery(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            Webhook second = samples.webhook(ACME, "*");
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            store.webhooks().add(second, Webhook.DEFAULT_LIMIT);
            store.leads().add(jordan);
            store.webhooks().remove(webhook);
            assertThat(rows(pool, "webhook_message")).isEqualTo(1);

            ClaimedDelivery claimed =
                    store.deliveryQueue().claim(second, 1, HOUR).get(0);
            assertThat(claimed.message().content()).isPresent();
            store.deliveryQueue().record(claimed, DeliveryOutcome.delivered(SampleWebhooks.answered(204)));
            assertThat(store.deliveryQueue().prune(Duration.ZERO, 10)).isEqualTo(1);
            assertThat(rows(pool, "webhook_message")).isZero();
        });
    }

    /** Such rows were found in an H2 file after the process was killed. */
    @ParameterizedTest
    @EnumSource
    void a_delivery_without_message_does_not_stop_the_others(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            store.leads().add(jordan);
            new JdbcTemplate(pool).update("DELETE FROM leadstone_webhook_message");
            LeadChange robin = samples.leads().capture(ACME, "robin@example.com");
            store.leads().add(robin);

            assertThat(store.deliveryQueue().claim(webhook, 10, HOUR))
                    .singleElement()
                    .satisfies(claimed -> assertThat(claimed.message().id())
                            .isEqualTo(robin.events().get(0).id()));
            assertThat(rows(pool, "webhook_delivery")).isEqualTo(1);
            assertThat(store.deliveryQueue().due(10)).isEmpty();
        });
    }

    /**
     * Each message has two deliveries, and several threads delete them one by one. Without the lock, each thread could
     * see a delivery that another one is about to delete.
     */
    @ParameterizedTest
    @EnumSource
    void concurrent_deletions_leave_no_message(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            List<Webhook> webhooks = List.of(webhook, samples.webhook(ACME, "*"));
            webhooks.forEach(webhook -> store.webhooks().add(webhook, 1_000_000));
            for (int i = 0; i < 40; i++) {
                store.leads().add(samples.leads().capture(ACME, "lead" + i + "@example.com"));
            }
            webhooks.forEach(each -> store.deliveryQueue()
                    .claim(each, 100, HOUR)
                    .forEach(claimed -> store.deliveryQueue()
                            .record(claimed, DeliveryOutcome.delivered(SampleWebhooks.answered(204)))));

            ExecutorService threads = Executors.newFixedThreadPool(4);
            try {
                Stream.generate(() -> CompletableFuture.runAsync(() -> pruneAll(store), threads))
                        .limit(4)
                        .toList()
                        .forEach(CompletableFuture::join);
            } finally {
                threads.shutdownNow();
            }

            assertThat(rows(pool, "webhook_delivery")).isZero();
            assertThat(rows(pool, "webhook_message")).isZero();
        });
    }

    private WebhookMessage test() {
        return WebhookMessage.test(samples.leads().unusedId().value(), ACME, SettableClock.START);
    }

    private static void pruneAll(MyBatisLeadStore store) {
        int idle = 0;
        while (idle < 20) {
            idle = store.deliveryQueue().prune(Duration.ZERO, 1) == 0 ? idle + 1 : 0;
        }
    }

    private static int rows(HikariDataSource pool, String table) {
        return Optional.ofNullable(
                        new JdbcTemplate(pool).queryForObject("SELECT COUNT(*) FROM leadstone_" + table, Integer.class))
                .orElse(0);
    }
}
