package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.conversation.RecordActivityCommand;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.EventType;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.conversation.ActivityReport;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.ibatis.exceptions.PersistenceException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Listeners in a transaction of the host. Event listeners run after its commit. Transaction listeners run before it and
 * may veto.
 */
class HostEventsTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final Caller ALICE = Caller.member(ACME, "alice", Scope.values());

    private final List<LeadEvent> received = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void events_reach_listeners_after_the_commit_in_their_order(TestServer server) {
        with(server, (pool, host) -> {
            LeadManagement management = listening(storeOf(host));

            host.inTransaction(connection -> {
                makeChanges(management);
                assertThat(received).as("before the commit").isEmpty();
            });

            assertThat(received)
                    .extracting(event -> event.type() + " " + event.number())
                    .containsExactlyElementsOf(written(pool));
        });
    }

    @ParameterizedTest
    @EnumSource
    void events_reach_listeners_after_the_commit_of_spring_in_their_order(TestServer server) {
        with(server, (pool, host) -> {
            LeadManagement management = listening(storeInSpring(pool));

            springTransaction(pool).executeWithoutResult(status -> {
                makeChanges(management);
                assertThat(received).as("before the commit").isEmpty();
            });

            assertThat(received)
                    .extracting(event -> event.type() + " " + event.number())
                    .containsExactlyElementsOf(written(pool));
        });
    }

    @ParameterizedTest
    @EnumSource
    void events_of_a_rollback_never_reach_a_listener(TestServer server) {
        with(server, (pool, host) -> {
            LeadManagement plain = listening(storeOf(host));
            LeadManagement spring = listening(storeInSpring(pool));

            assertThatThrownBy(() -> host.inTransaction(connection -> {
                        makeChanges(plain);
                        throw new SQLException("the host rolls back");
                    }))
                    .isInstanceOf(SQLException.class);
            springTransaction(pool).executeWithoutResult(status -> {
                makeChanges(spring);
                status.setRollbackOnly();
            });
            LeadId kept = create(plain, "kept@example.com");

            assertThat(received).extracting(LeadEvent::leadId).containsOnly(kept);
        });
    }

    /**
     * The listener runs while Spring completes its transaction. Writes into that transaction would never be committed.
     */
    @ParameterizedTest
    @EnumSource
    void a_write_of_a_listener_is_committed(TestServer server) {
        with(server, (pool, host) -> {
            List<LeadManagement> both = new ArrayList<>();
            MyBatisLeadStore spring = storeInSpring(pool);
            LeadManagement management = LeadManagement.builder()
                    .store(spring)
                    .onEvent(event -> {
                        received.add(event);
                        if (event.type() == EventType.LEAD_CREATED && received.size() == 1) {
                            create(both.get(0), "second@example.com");
                        }
                    })
                    .build();
            both.add(management);

            springTransaction(pool).executeWithoutResult(status -> create(management, "first@example.com"));

            assertThat(emails(pool)).containsExactlyInAnyOrder("first@example.com", "second@example.com");
            assertThat(received).hasSize(2);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_outside_the_active_transaction_is_rejected(TestServer server) {
        with(server, (pool, host) -> {
            MyBatisLeadStore store = MyBatisLeadStore.builder(pool)
                    .hostTransactions(new SpringHostTransactions(pool))
                    .build();
            LeadChange jordan = new SampleLeads().capture(ACME, "jordan@example.com");

            springTransaction(pool).executeWithoutResult(status -> {
                note(pool);
                assertThatIllegalStateException()
                        .isThrownBy(() -> store.leads().add(jordan))
                        .withMessageContaining(String.valueOf(pool))
                        .withMessageContaining("TransactionAwareDataSourceProxy");
                assertThatIllegalStateException()
                        .isThrownBy(
                                () -> store.leads().find(ACME, jordan.after().id()));
                assertThatIllegalStateException()
                        .isThrownBy(() -> MyBatisLeadStore.builder(pool)
                                .hostTransactions(new SpringHostTransactions(pool))
                                .schemaMode(SchemaMode.CREATE)
                                .build());
            });

            assertThat(emails(pool)).isEmpty();
            assertThat(notes(pool)).isEqualTo(1);
            store.leads().add(jordan);
            assertThat(emails(pool)).containsExactly("jordan@example.com");
        });
    }

    /** Spring then binds a connection to the thread, although its transaction manager does not commit it. */
    @ParameterizedTest
    @EnumSource
    void a_transaction_of_another_data_source_is_rejected(TestServer server) {
        try (HikariDataSource other = TestDatabase.h2().dataSource()) {
            for (boolean autoCommit : List.of(true, false)) {
                TestDatabase database = server.freshDatabase();
                try (HikariDataSource observer = database.dataSource();
                        HikariDataSource pool =
                                autoCommit ? database.dataSource() : database.dataSourceWithoutAutoCommit()) {
                    MyBatisLeadStore.builder(observer)
                            .schemaMode(SchemaMode.CREATE)
                            .build();
                    LeadManagement management = listening(storeInSpring(pool));

                    springTransaction(other).executeWithoutResult(status -> {
                        assertThatIllegalStateException().isThrownBy(() -> create(management, "jordan@example.com"));
                        assertThatIllegalStateException().isThrownBy(() -> create(management, "robin@example.com"));
                    });
                    assertThat(emails(observer))
                            .as("auto-commit %s", autoCommit)
                            .isEmpty();
                    assertThat(received).isEmpty();

                    springTransaction(pool).executeWithoutResult(status -> create(management, "kept@example.com"));
                    assertThat(emails(observer)).containsExactly("kept@example.com");
                    received.clear();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_veto_rolls_back_only_the_change(TestServer server) {
        with(server, (pool, host) -> {
            LeadManagement management = LeadManagement.builder()
                    .store(storeOf(host))
                    .onEvent(received::add)
                    .inTransaction(new Vetoing(new IllegalStateException("one lead a day")))
                    .build();

            host.inTransaction(connection -> {
                note(connection);
                assertThatThrownBy(() -> create(management, "jordan@example.com"))
                        .hasMessage("one lead a day");
            });

            assertThat(notes(pool)).isEqualTo(1);
            assertThat(emails(pool)).isEmpty();
            assertThat(rows(pool, "event") + rows(pool, "consent")).isZero();
            assertThat(received).isEmpty();
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_transaction_listener_writes_in_the_transaction_of_the_host(TestServer server) {
        with(server, (pool, host) -> {
            JdbcTemplate hosts = new JdbcTemplate(new TransactionAwareDataSourceProxy(pool));
            MyBatisLeadStore store = storeInSpring(pool).withTransactionListener(new Noting(hosts));
            LeadChange jordan = new SampleLeads().capture(ACME, "jordan@example.com");

            springTransaction(pool).executeWithoutResult(status -> {
                store.leads().add(jordan);
                status.setRollbackOnly();
            });
            assertThat(notes(pool)).isZero();

            springTransaction(pool).executeWithoutResult(status -> store.leads().add(jordan));
            assertThat(notes(pool)).isEqualTo(1);
            assertThat(emails(pool)).containsExactly("jordan@example.com");
        });
    }

    /** A deadlock in the database of the listener is no reason to retry the transaction of the store. */
    @ParameterizedTest
    @EnumSource
    void a_veto_that_looks_like_a_deadlock_is_not_retried(TestServer server) {
        with(server, (pool, host) -> {
            PersistenceException veto = new PersistenceException(new SQLException("deadlock", "40001"));
            JdbcSpy spy = new JdbcSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.of(spy.dataSource()).withTransactionListener(new Vetoing(veto));
            spy.forget();

            assertThatThrownBy(() -> store.leads().add(new SampleLeads().capture(ACME, "jordan@example.com")))
                    .isSameAs(veto);

            assertThat(spy.checkouts()).isEqualTo(1);
            assertThat(spy.rollbacks()).isEqualTo(1);
            assertThat(emails(pool)).isEmpty();
        });
    }

    private LeadManagement listening(MyBatisLeadStore store) {
        return LeadManagement.builder().store(store).onEvent(received::add).build();
    }

    private static void makeChanges(LeadManagement management) {
        LeadId jordan = create(management, "jordan@example.com");
        create(management, "robin@example.com");
        management.leads().update(ALICE, UpdateLeadCommand.of(jordan, f -> f.status(LeadStatus.CONTACTED)));
        ConversationId conversation = management
                .conversations()
                .open(ALICE, OpenConversationCommand.of("agent-1", jordan))
                .id();
        management.conversations().recordActivity(ALICE, RecordActivityCommand.messages(conversation, 3));
        management.leads().delete(ALICE, jordan, Optional.empty());
    }

    private static LeadId create(LeadManagement management, String email) {
        return management
                .leads()
                .create(ALICE, new CreateLeadCommand(SampleLeads.draft(email).build()))
                .lead()
                .id();
    }

    /** Returns the stored events in the order of their creation, which the ids (UUIDv7 of one process) show. */
    private static List<String> written(HikariDataSource pool) {
        MyBatisLeadStore store = MyBatisLeadStore.of(pool);
        List<LeadEvent> events = new ArrayList<>();
        for (LeadSnapshot lead : all(pool)) {
            events.addAll(
                    store.events().eventsOf(ACME, lead.id(), PageRequest.FIRST).items());
        }
        assertThat(events).hasSizeGreaterThan(5);
        return events.stream()
                .sorted(Comparator.comparing(event -> event.id().toString()))
                .map(event -> event.type() + " " + event.number())
                .toList();
    }

    private static List<String> emails(HikariDataSource pool) {
        return all(pool).stream()
                .map(lead -> lead.details().email().orElseThrow().value())
                .toList();
    }

    private static List<LeadSnapshot> all(HikariDataSource pool) {
        MyBatisLeadStore store = MyBatisLeadStore.of(pool);
        List<LeadSnapshot> all = new ArrayList<>(
                store.search().list(ACME, LeadQuery.ALL, PageRequest.FIRST).items());
        all.addAll(store.search().listDeleted(ACME, PageRequest.FIRST).items());
        return all;
    }

    private static MyBatisLeadStore storeOf(ThreadBoundDataSource host) {
        return MyBatisLeadStore.builder(host.dataSource())
                .hostTransactions(host)
                .build();
    }

    private static MyBatisLeadStore storeInSpring(HikariDataSource pool) {
        return MyBatisLeadStore.builder(new TransactionAwareDataSourceProxy(pool))
                .hostTransactions(new SpringHostTransactions(pool))
                .build();
    }

    private static TransactionTemplate springTransaction(HikariDataSource pool) {
        return new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    private static void note(HikariDataSource pool) {
        new JdbcTemplate(pool).update(Noting.INSERT);
    }

    private static void note(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(Noting.INSERT);
        }
    }

    private static int notes(HikariDataSource pool) {
        return count(pool, "SELECT COUNT(*) FROM host_note");
    }

    private static int rows(HikariDataSource pool, String table) {
        return count(pool, "SELECT COUNT(*) FROM leadstone_" + table);
    }

    private static int count(HikariDataSource pool, String query) {
        return Optional.ofNullable(new JdbcTemplate(pool).queryForObject(query, Integer.class))
                .orElse(0);
    }

    private interface HostTest {
        void run(HikariDataSource pool, ThreadBoundDataSource host) throws SQLException;
    }

    private static void with(TestServer server, HostTest test) {
        try (HikariDataSource pool = server.freshDatabase().dataSource()) {
            MyBatisLeadStore.builder(pool).schemaMode(SchemaMode.CREATE).build();
            new JdbcTemplate(pool).execute("CREATE TABLE host_note (note_text VARCHAR(50))");
            test.run(pool, new ThreadBoundDataSource(pool));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private record Vetoing(RuntimeException veto) implements TransactionListener {

        @Override
        public void leadChanging(LeadChange change) {
            throw veto;
        }

        @Override
        public void conversationChanging(ConversationChange change) {
            throw veto;
        }

        @Override
        public void activityRecording(ActivityReport report) {
            throw veto;
        }
    }

    /** Writes a row of the host for each change of a lead. */
    private record Noting(JdbcTemplate hosts) implements TransactionListener {

        static final String INSERT = "INSERT INTO host_note VALUES ('with the lead')";

        @Override
        public void leadChanging(LeadChange change) {
            hosts.update(INSERT);
        }

        @Override
        public void conversationChanging(ConversationChange change) {
            throw new AssertionError("no conversation is changed here");
        }

        @Override
        public void activityRecording(ActivityReport report) {
            throw new AssertionError("no activity is recorded here");
        }
    }
}
