package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.testkit.SampleLeads;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** On H2, one transaction of a store writes at a time. Readers and transactions of the host do not wait. */
class WriteLockTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final int WRITERS = 4;
    private static final int LEADS = 25;

    private final SampleLeads samples = new SampleLeads();
    private final LeadChange jordan = samples.capture(ACME, "jordan@example.com");
    private final LeadChange robin = samples.capture(ACME, "robin@example.com");

    @Test
    void one_transaction_writes_at_a_time() {
        AtomicInteger writing = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Consumer<LeadChange> count = change -> {
            most.accumulateAndGet(writing.incrementAndGet(), Math::max);
            LockSupport.parkNanos(100_000);
            writing.decrementAndGet();
        };
        with(
                count,
                (store, pool) -> inThreads(WRITERS, writer -> {
                    for (int i = 0; i < LEADS; i++) {
                        store.leads().add(samples.capture(ACME, "lead" + writer + "-" + i + "@example.com"));
                    }
                }));

        assertThat(most).hasValue(1);
    }

    @Test
    void a_reader_does_not_wait_for_a_writer() {
        AtomicInteger reads = new AtomicInteger();
        with(
                change -> {},
                (store, pool) -> listening(
                                store,
                                change -> inThreads(1, reader -> {
                                    assertThat(store.leads()
                                                    .find(ACME, jordan.after().id()))
                                            .isEmpty();
                                    reads.incrementAndGet();
                                }))
                        .leads()
                        .add(jordan));

        assertThat(reads).hasValue(1);
    }

    @Test
    void a_transaction_of_the_host_does_not_wait_for_a_writer() {
        with(change -> {}, (store, pool) -> {
            ThreadBoundDataSource host = new ThreadBoundDataSource(pool);
            LeadStore inHost = MyBatisLeadStore.builder(host.dataSource())
                    .hostTransactions(host)
                    .build();
            listening(store, change -> inThreads(1, writer -> addInTransaction(host, inHost)))
                    .leads()
                    .add(jordan);

            assertThat(inHost.leads().find(ACME, robin.after().id())).isPresent();
        });
    }

    @Test
    void a_listener_may_write_in_its_thread() {
        with(change -> {}, (store, pool) -> {
            listening(store, change -> store.leads().add(robin)).leads().add(jordan);

            assertThat(store.leads().find(ACME, robin.after().id())).isPresent();
        });
    }

    private void addInTransaction(ThreadBoundDataSource host, LeadStore store) {
        try {
            host.inTransaction(connection -> store.leads().add(robin));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private interface LockTest {
        void run(LeadStore store, HikariDataSource pool);
    }

    private static void with(Consumer<LeadChange> listener, LockTest test) {
        try (HikariDataSource pool = TestDatabase.h2().dataSource()) {
            MyBatisLeadStore store =
                    MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            test.run(listening(store, listener), pool);
        }
    }

    private static LeadStore listening(LeadStore store, Consumer<LeadChange> listener) {
        return ((MyBatisLeadStore) store).withTransactionListener(new TransactionListener() {
            @Override
            public void leadChanging(LeadChange change) {
                listener.accept(change);
            }

            @Override
            public void conversationChanging(ConversationChange change) {}

            @Override
            public void activityRecording(ActivityReport report) {}
        });
    }

    private static void inThreads(int count, Consumer<Integer> work) {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        try {
            List<CompletableFuture<Void>> running = IntStream.range(0, count)
                    .mapToObj(i -> CompletableFuture.runAsync(() -> work.accept(i), threads))
                    .toList();
            running.forEach(CompletableFuture::join);
        } finally {
            threads.shutdownNow();
        }
    }
}
