package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.event.EventQuery;
import io.leadstone.application.port.out.event.FeedSlice;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.contract.fixture.FeedReader;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The event feed skips no event of a transaction that commits late, and survives the end of a process. */
class EventFeedTransactionsTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private final SampleLeads samples = new SampleLeads();

    /** The transaction that begins first, with the smaller lead id and the earlier instant, commits last. */
    @ParameterizedTest
    @EnumSource
    void an_event_that_is_committed_late_comes_after_those_that_were_read(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            LeadChange first = samples.capture(ACME, "first@example.com");
            LeadChange second = samples.capture(ACME, "second@example.com");
            FeedReader reader = new FeedReader(MyBatisLeadStore.of(pool).eventFeed(), ACME, 10);
            List<LeadEvent> duringTransaction = new ArrayList<>();

            host.inTransaction(connection -> {
                store.leads().add(first);
                inOtherThread(() -> MyBatisLeadStore.of(pool).leads().add(second));
                duringTransaction.addAll(reader.rest());
            });

            assertThat(duringTransaction).isEqualTo(second.events());
            assertThat(reader.rest()).isEqualTo(first.events());
        });
    }

    @ParameterizedTest
    @EnumSource
    void events_of_a_rolled_back_transaction_are_never_in_the_feed(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            LeadChange jordan = samples.capture(ACME, "jordan@example.com");
            FeedReader reader = new FeedReader(MyBatisLeadStore.of(pool).eventFeed(), ACME, 10);

            host.inTransaction(connection -> {
                store.leads().add(jordan);
                assertThat(reader.rest()).isEmpty();
                connection.rollback();
            });

            assertThat(reader.rest()).isEmpty();
        });
    }

    /** A reader does not wait for a host that holds its transaction open, and neither does a writer for a reader. */
    @ParameterizedTest
    @EnumSource
    void an_open_transaction_of_the_same_lead_blocks_no_reader(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            LeadChange jordan = samples.capture(ACME, "jordan@example.com");
            store.leads().add(jordan);
            LeadChange deletion = Lead.restore(jordan.after()).delete(samples.context());
            FeedReader reader = new FeedReader(MyBatisLeadStore.of(pool).eventFeed(), ACME, 10);

            host.inTransaction(connection -> {
                store.leads().update(deletion);
                assertThat(inOtherThread(reader::rest)).isEqualTo(jordan.events());
            });

            assertThat(reader.rest()).isEqualTo(deletion.events());
        });
    }

    /** The connection dies after the positions are written and before they are committed. */
    @ParameterizedTest
    @EnumSource
    void a_reader_that_dies_while_it_numbers_loses_and_repeats_nothing(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            LeadChange jordan = samples.capture(ACME, "jordan@example.com");
            store.leads().add(jordan);
            JdbcSpy spy = new JdbcSpy(pool);
            MyBatisLeadStore dying = MyBatisLeadStore.of(spy.dataSource());
            AtomicInteger commits = new AtomicInteger();
            spy.intrude((call, real) -> {
                // The first commit is that of the row of the company.
                if (call.equals("Connection.commit") && commits.incrementAndGet() > 1) {
                    throw new SQLNonTransientConnectionException("the process dies", "08006");
                }
                return real.call();
            });

            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> dying.eventFeed().after(ACME, 0, Set.of(), 10));

            LeadChange robin = samples.capture(ACME, "robin@example.com");
            store.leads().add(robin);
            FeedSlice slice = store.eventFeed().after(ACME, 0, Set.of(), 10);
            assertThat(slice.events())
                    .containsExactly(jordan.events().get(0), robin.events().get(0));
            assertThat(slice.position()).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_feed_is_not_read_in_a_transaction_of_the_host(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            LeadManagement management = LeadManagement.builder().store(store).build();
            Caller caller = Caller.member(ACME, "relay", Scope.READ);

            host.inTransaction(connection -> assertThatIllegalStateException()
                    .isThrownBy(() -> management.events().read(caller, EventQuery.FIRST))
                    .withMessageContaining("transaction of the host"));

            assertThat(management.events().read(caller, EventQuery.FIRST).events())
                    .isEmpty();
        });
    }

    /** Two statements of a caught-up reader, and no transaction. */
    @ParameterizedTest
    @EnumSource
    void a_poll_without_news_is_two_statements(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            store.leads().add(samples.capture(ACME, "jordan@example.com"));
            JdbcSpy spy = new JdbcSpy(pool);
            FeedReader reader =
                    new FeedReader(MyBatisLeadStore.of(spy.dataSource()).eventFeed(), ACME, 10);
            reader.rest();
            spy.forget();

            reader.rest();

            assertThat(spy.statements()).isEqualTo(2);
            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(new JdbcTemplate(pool).queryForObject("SELECT COUNT(*) FROM leadstone_feed", Long.class))
                    .isEqualTo(1);
        });
    }

    private static void inOtherThread(Runnable work) {
        inOtherThread(() -> {
            work.run();
            return true;
        });
    }

    private static <T> T inOtherThread(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
