package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.port.out.webhook.ClaimedDelivery;
import io.leadstone.application.port.out.webhook.DeliveryQueue;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadLifecycle;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.webhook.Webhook;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A change that commits while a claim scans the index of deliveries. The claim of MariaDB then locks rows that its
 * subquery does not see.
 */
class DeliverySnapshotTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final Duration HOUR = Duration.ofHours(1);

    /** The longest time that the test waits. */
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** The subquery begins with the last condition only after it has read a row, which fixes what it sees. */
    private static final String LAST_CONDITION = "earlier.event_number < delivery.event_number";

    private final SampleWebhooks samples = new SampleWebhooks(new SampleLeads());
    private final Webhook webhook = samples.webhook(ACME, "lead.*");

    private final AtomicReference<CompletableFuture<List<ClaimedDelivery>>> claim = new AtomicReference<>();

    @Test
    void events_that_commit_during_a_claim_are_not_claimed_together() throws Exception {
        try (HikariDataSource pool = TestServer.MARIADB.freshDatabase().dataSource();
                Connection connection = pool.getConnection()) {
            MyBatisLeadStore store =
                    MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            LeadSnapshot robin = add(store, "robin@example.com");
            store.webhooks().add(webhook, Webhook.DEFAULT_LIMIT);
            store.leads().update(twoEvents(add(store, "jordan@example.com")));
            assertThat(store.deliveryQueue().claim(webhook, 1, HOUR)).hasSize(1);
            JdbcTemplate other = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            other.queryForObject("SELECT GET_LOCK('claim', 0)", Integer.class);
            JdbcSpy spy = new JdbcSpy(pool);
            spy.intrude((call, real) -> {
                if (call.equals("Connection.commit") && claim.get() == null) {
                    startClaim(MyBatisLeadStore.of(waiting(pool)).deliveryQueue(), other);
                }
                return real.call();
            });

            MyBatisLeadStore.of(spy.dataSource()).leads().update(twoEvents(robin));
            other.queryForObject("SELECT RELEASE_LOCK('claim')", Integer.class);

            assertThat(claim.get().get(LIMIT.toSeconds(), TimeUnit.SECONDS))
                    .extracting(claimed ->
                            claimed.message().content().orElseThrow().event().number())
                    .containsExactly(2L);
        }
    }

    /** Starts a claim, and returns when it waits for the lock. */
    private void startClaim(DeliveryQueue queue, JdbcTemplate other) {
        claim.set(CompletableFuture.supplyAsync(() -> queue.claim(webhook, 10, HOUR)));
        long start = System.nanoTime();
        while (!isWaiting(other) && !claim.get().isDone() && System.nanoTime() - start < LIMIT.toNanos()) {
            Thread.onSpinWait();
        }
        assertThat(claim.get()).as("the claim waits").isNotDone();
    }

    private LeadSnapshot add(MyBatisLeadStore store, String email) {
        LeadChange created = samples.leads().capture(ACME, email);
        store.leads().add(created);
        return created.after();
    }

    private LeadChange twoEvents(LeadSnapshot lead) {
        ChangeContext context = samples.leads().context();
        return Lead.restore(lead)
                .moveTo(LeadStatus.LOST, LeadLifecycle.standard(), context)
                .then(lost -> lost.explainLoss(Optional.of("no budget"), context));
    }

    /** Returns true if the claim waits for the lock. */
    private static boolean isWaiting(JdbcTemplate jdbc) {
        return Integer.valueOf(1)
                .equals(jdbc.queryForObject(
                        "SELECT COUNT(*) FROM information_schema.processlist WHERE state = 'User lock'",
                        Integer.class));
    }

    /** Returns a data source whose claims wait for the lock before the scan goes on. */
    private static DataSource waiting(DataSource pool) {
        return proxy(DataSource.class, pool);
    }

    private static <T> T proxy(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                DeliverySnapshotTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        arguments[0] = waiting((String) arguments[0]);
                    }
                    Object answer = call(real, method, arguments);
                    return answer instanceof Connection connection ? proxy(Connection.class, connection) : answer;
                }));
    }

    private static String waiting(String sql) {
        return sql.contains("SKIP LOCKED")
                ? sql.replace(LAST_CONDITION, LAST_CONDITION + " AND GET_LOCK('claim', 30) = 1")
                : sql;
    }

    private static Object call(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
