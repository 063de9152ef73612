package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.DatabaseServer;
import io.leadstone.adapter.mybatis.database.MariaDbServer;
import io.leadstone.adapter.mybatis.database.PostgresServer;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.LeadException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.testkit.SampleLeads;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The database stops, cleanly or by a crash, and starts again. Calls report the outage, and work again on the same
 * pool. The tests run in parallel, because they wait for connections.
 */
@Execution(ExecutionMode.CONCURRENT)
class OutageTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final int WRITERS = 4;
    private static final int WRITES_BEFORE_THE_CRASH = 100;

    /** Timeout of the test. A longer wait never ends. */
    private static final long PATIENCE_SECONDS = 180;

    static Stream<Named<Supplier<DatabaseServer>>> servers() {
        return Stream.of(
                Named.of("PostgreSQL", () -> PostgresServer.own(true)),
                Named.of("MariaDB", () -> MariaDbServer.own(true)));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_store_works_again_after_an_outage(Supplier<DatabaseServer> ownServer) throws Exception {
        try (DatabaseServer server = ownServer.get();
                HikariDataSource pool = server.freshDatabase().impatientDataSource()) {
            MyBatisLeadStore store =
                    MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            answersAgainAfterAnOutage(server, store);
            losesNoAcknowledgedLeadInACrash(server, store);
        }
    }

    private static void answersAgainAfterAnOutage(DatabaseServer server, MyBatisLeadStore store) {
        SampleLeads samples = new SampleLeads();
        LeadChange before = samples.capture(ACME, "before@example.com");
        LeadChange after = samples.capture(ACME, "after@example.com");
        store.leads().add(before);

        server.stop();
        assertThatThrownBy(() -> store.leads().add(after)).isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.leads().find(ACME, before.after().id()))
                .isInstanceOf(StoreUnavailableException.class);
        assertThatThrownBy(() -> store.health().check()).isInstanceOf(StoreUnavailableException.class);

        server.start();
        awaitAnswer(store);
        store.leads().add(after);
        assertThat(store.leads().find(ACME, before.after().id())).contains(before.after());
        assertThat(store.leads().find(ACME, after.after().id())).contains(after.after());
    }

    private static void losesNoAcknowledgedLeadInACrash(DatabaseServer server, MyBatisLeadStore store)
            throws Exception {
        Queue<LeadChange> acknowledged = new ConcurrentLinkedQueue<>();
        CountDownLatch enough = new CountDownLatch(WRITES_BEFORE_THE_CRASH);
        List<CompletableFuture<Void>> writers = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            CompanyId company = new CompanyId("company-" + writer);
            writers.add(CompletableFuture.runAsync(() -> writeUntilItFails(store, company, acknowledged, enough)));
        }

        assertThat(enough.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        server.kill();
        for (CompletableFuture<Void> writer : writers) {
            writer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }

        server.start();
        awaitAnswer(store);
        assertThat(acknowledged)
                .hasSizeGreaterThanOrEqualTo(WRITES_BEFORE_THE_CRASH)
                .allSatisfy(change -> {
                    CompanyId company = change.after().companyId();
                    assertThat(store.leads().find(company, change.after().id())).contains(change.after());
                    assertThat(store.events()
                                    .eventsOf(company, change.after().id(), PageRequest.FIRST)
                                    .items())
                            .isEqualTo(change.events());
                });
    }

    /**
     * Waits until the store answers. After failures the pool pauses longer and longer between attempts, and each call
     * waits for one of them.
     */
    private static void awaitAnswer(MyBatisLeadStore store) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (true) {
            try {
                store.health().check();
                return;
            } catch (StoreUnavailableException notYet) {
                assertThat(System.nanoTime()).as("the store answers again").isLessThan(end);
            }
        }
    }

    private static void writeUntilItFails(
            MyBatisLeadStore store, CompanyId company, Queue<LeadChange> acknowledged, CountDownLatch enough) {
        SampleLeads samples = new SampleLeads();
        for (int number = 0; ; number++) {
            LeadChange change = samples.capture(company, "lead" + number + "@example.com");
            try {
                store.leads().add(change);
            } catch (LeadException outage) {
                assertThat(outage).isInstanceOf(StoreUnavailableException.class);
                return;
            }
            acknowledged.add(change);
            enough.countDown();
        }
    }
}
