package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.leadstone.adapter.mybatis.database.MessageTransactions;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.access.ApiKey;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.access.SecretHash;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.LeadSort;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AgentId;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.agent.Agent;
import io.leadstone.domain.conversation.Conversation;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.AgentIdTakenException;
import io.leadstone.domain.failure.ConversationNotFoundException;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.failure.UnknownLeadException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SampleWebhooks;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes of the library in a transaction of the host are stored together with the rows of the host, or not at all. */
class HostTransactionsTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final CompanyId GLOBEX = new CompanyId("globex");

    private final SampleLeads samples = new SampleLeads();
    private final LeadChange jordan = samples.capture(ACME, "jordan@example.com");
    private final LeadChange robin = samples.capture(ACME, "robin@example.com");

    @ParameterizedTest
    @EnumSource
    void spring_commits_the_lead_with_the_row_of_the_host(TestServer server) {
        with(server, (pool, host) -> {
            MyBatisLeadStore store = storeInSpring(pool);
            springTransaction(pool).executeWithoutResult(status -> {
                store.leads().add(jordan);
                writeNote(pool);
                assertThat(store.leads().find(ACME, jordan.after().id()))
                        .as("inside the transaction")
                        .isPresent();
            });

            assertThat(stored(pool, jordan)).isTrue();
            assertThat(eventsOf(pool, jordan)).isEqualTo(1);
            assertThat(notes(pool)).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void spring_rolls_back_the_lead_with_the_row_of_the_host(TestServer server) {
        with(server, (pool, host) -> {
            MyBatisLeadStore store = storeInSpring(pool);
            springTransaction(pool).executeWithoutResult(status -> {
                writeNote(pool);
                store.leads().add(jordan);
                status.setRollbackOnly();
            });

            assertThat(stored(pool, jordan)).isFalse();
            assertThat(eventsOf(pool, jordan)).isZero();
            assertThat(notes(pool)).isZero();
        });
    }

    /** The inner manager suspends the synchronization of the outer transaction, but not its connection. */
    @ParameterizedTest
    @EnumSource
    void a_transaction_without_synchronization_never_ends_that_of_the_host(TestServer server) {
        with(server, (pool, host) -> {
            MyBatisLeadStore store = storeInSpring(pool);
            TransactionTemplate messages = new TransactionTemplate(new MessageTransactions());
            springTransaction(pool).executeWithoutResult(outer -> {
                writeNote(pool);
                messages.executeWithoutResult(inner -> {
                    assertThatIllegalStateException()
                            .isThrownBy(() -> store.leads().add(jordan))
                            .withMessageContaining("without synchronization");
                    assertThatIllegalStateException()
                            .isThrownBy(() -> found(store, "jordan"))
                            .withMessageContaining("without synchronization");
                });
                store.leads().add(robin);
                outer.setRollbackOnly();
            });
            assertThat(notes(pool)).isZero();
            assertThat(stored(pool, robin)).isFalse();

            messages.executeWithoutResult(alone -> store.leads().add(jordan));
            assertThat(stored(pool, jordan)).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_read_only_transaction_is_joined_if_the_manager_validates(TestServer server) {
        with(server, (pool, host) -> {
            DataSourceTransactionManager manager = new DataSourceTransactionManager(pool);
            manager.setValidateExistingTransaction(true);
            MyBatisLeadStore store = MyBatisLeadStore.builder(new TransactionAwareDataSourceProxy(pool))
                    .hostTransactions(new SpringHostTransactions(manager, pool))
                    .build();
            store.leads().add(jordan);
            TransactionTemplate readOnly = new TransactionTemplate(manager);
            readOnly.setReadOnly(true);
            readOnly.setIsolationLevel(TransactionDefinition.ISOLATION_SERIALIZABLE);

            assertThat(readOnly.<List<LeadId>>execute(begun -> found(store, "jordan")))
                    .containsExactly(jordan.after().id());
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_search_finds_leads_of_its_own_transaction(TestServer server) {
        with(server, (pool, host) -> {
            MyBatisLeadStore store = storeInSpring(pool);
            store.leads().add(jordan);
            springTransaction(pool).executeWithoutResult(status -> {
                store.leads().add(robin);
                store.leads().update(renamed(jordan.after(), "taylor@example.com"));
                assertThat(found(store, "robni")).containsExactly(robin.after().id());
                assertThat(found(store, "tayolr"))
                        .containsExactly(jordan.after().id());
                assertThat(found(store, "jordan@example.com")).isEmpty();
                status.setRollbackOnly();
            });

            assertThat(found(store, "robin")).isEmpty();
            assertThat(found(store, "taylor")).isEmpty();
            assertThat(found(store, "jordan@example.com"))
                    .containsExactly(jordan.after().id());
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_conversation_is_stored_with_the_row_of_the_host_or_not(TestServer server) {
        with(server, (pool, host) -> {
            MyBatisLeadStore.of(pool).leads().add(jordan);
            MyBatisLeadStore store = storeInSpring(pool);
            ConversationChange conversation = samples.open(jordan.after());
            Consumer<TransactionStatus> openReportAndNote = status -> {
                store.conversations().add(conversation);
                writeNote(pool);
                ConversationSnapshot after = store.conversations().record(samples.report(conversation.after(), 3));
                assertThat(store.conversations().find(ACME, conversation.after().id()))
                        .as("inside the transaction")
                        .contains(after);
                assertThat(eventsOf(pool, jordan)).as("outside the transaction").isEqualTo(1);
            };

            springTransaction(pool).executeWithoutResult(status -> {
                openReportAndNote.accept(status);
                status.setRollbackOnly();
            });
            assertThat(MyBatisLeadStore.of(pool)
                            .conversations()
                            .find(ACME, conversation.after().id()))
                    .isEmpty();
            assertThat(MyBatisLeadStore.of(pool)
                            .leads()
                            .find(ACME, jordan.after().id()))
                    .contains(jordan.after());
            assertThat(eventsOf(pool, jordan)).isEqualTo(1);
            assertThat(notes(pool)).isZero();

            springTransaction(pool).executeWithoutResult(openReportAndNote);
            assertThat(MyBatisLeadStore.of(pool)
                            .conversations()
                            .find(ACME, conversation.after().id())
                            .orElseThrow()
                            .totals()
                            .messages())
                    .isEqualTo(3);
            assertThat(eventsOf(pool, jordan)).isEqualTo(3);
            assertThat(notes(pool)).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_rejected_conversation_leaves_the_transaction_usable(TestServer server) {
        with(server, (pool, host) -> {
            MyBatisLeadStore store = storeOf(host);
            store.leads().add(jordan);
            ConversationChange stranger = samples.open(robin.after());
            ConversationChange conversation = samples.open(jordan.after());

            host.inTransaction(connection -> {
                assertThatThrownBy(() -> store.conversations().add(stranger)).isInstanceOf(UnknownLeadException.class);
                assertThatThrownBy(() -> store.conversations().record(samples.report(stranger.after(), 1)))
                        .isInstanceOf(ConversationNotFoundException.class);
                store.conversations().add(conversation);
                ConversationChange deletion =
                        Conversation.restore(conversation.after()).delete(samples.context());
                store.conversations().update(deletion);
                assertThatThrownBy(() -> store.conversations().update(deletion))
                        .isInstanceOf(VersionConflictException.class);
            });

            assertThat(store.conversations()
                            .findDeleted(ACME, conversation.after().id()))
                    .isPresent();
            assertThat(eventsOf(pool, jordan)).isEqualTo(3);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_that_is_bound_to_the_thread_is_joined(TestServer server) {
        with(server, (pool, host) -> {
            MyBatisLeadStore store = storeOf(host);
            assertThatThrownBy(() -> host.inTransaction(connection -> {
                        store.leads().add(jordan);
                        connection.createStatement().execute("INSERT INTO host_note VALUES ('with the lead')");
                        throw new SQLException("the host rolls back");
                    }))
                    .isInstanceOf(SQLException.class);
            assertThat(stored(pool, jordan)).isFalse();
            assertThat(notes(pool)).isZero();

            host.inTransaction(connection -> {
                store.leads().add(jordan);
                connection.createStatement().execute("INSERT INTO host_note VALUES ('with the lead')");
            });
            assertThat(stored(pool, jordan)).isTrue();
            assertThat(notes(pool)).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_rejected_duplicate_leaves_the_transaction_usable(TestServer server) {
        with(server, (pool, host) -> {
            MyBatisLeadStore store = storeOf(host);
            store.leads().add(jordan);
            LeadSnapshot deleted = delete(store, samples.capture(ACME, "sam@example.com"));
            LeadChange heir = samples.capture(ACME, "sam@example.com");
            store.leads().add(heir);

            host.inTransaction(connection -> {
                store.leads().add(robin);
                assertThatThrownBy(() -> store.leads().add(samples.capture(ACME, "JORDAN@example.com")))
                        .isInstanceOf(DuplicateEmailException.class);
                assertThatThrownBy(() -> store.leads().update(renamed(robin.after(), "jordan@example.com")))
                        .isInstanceOf(DuplicateEmailException.class);
                assertThatThrownBy(
                                () -> store.leads().update(Lead.restore(deleted).restore(samples.context())))
                        .isInstanceOf(DuplicateEmailException.class);
                LeadChange stale = renamed(jordan.after(), "taylor@example.com");
                store.leads().update(stale);
                assertThatThrownBy(() -> store.leads().update(stale)).isInstanceOf(VersionConflictException.class);
                LeadChange stranger =
                        renamed(samples.capture(ACME, "nobody@example.com").after(), "no@example.com");
                assertThatThrownBy(() -> store.leads().update(stranger)).isInstanceOf(LeadNotFoundException.class);
                store.leads().update(renamed(robin.after(), "robin.new@example.com"));
            });

            assertThat(store.leads()
                            .find(ACME, robin.after().id())
                            .orElseThrow()
                            .version())
                    .isEqualTo(2);
            assertThat(eventsOf(pool, robin)).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_taken_id_leaves_the_transaction_usable(TestServer server) {
        with(server, (pool, host) -> {
            MyBatisLeadStore store = storeOf(host);
            store.agents().add(agent(GLOBEX));
            store.apiKeys().add(key());

            host.inTransaction(connection -> {
                assertThatThrownBy(() -> store.agents().add(agent(ACME))).isInstanceOf(AgentIdTakenException.class);
                assertThat(store.apiKeys().add(key())).isFalse();
                store.leads().add(jordan);
            });

            assertThat(stored(pool, jordan)).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource
    void without_a_host_transaction_each_write_is_a_transaction(TestServer server) {
        with(server, (pool, host) -> {
            LeadChange jordan = samples.capture(
                    ACME,
                    SampleLeads.details().email("jordan@example.com").build(),
                    SampleLeads.decision(ConsentPurpose.MARKETING, true));
            JdbcSpy spy = new JdbcSpy(pool);
            MyBatisLeadStore store = MyBatisLeadStore.builder(spy.dataSource())
                    .hostTransactions(host)
                    .build();
            // Without a subscription, PostgreSQL would write everything in one statement, which commits itself. With
            // one,
            // its first statement writes nothing, and the second one writes the lead in a transaction.
            store.webhooks().add(new SampleWebhooks(samples).webhook(ACME, "*"), 1);
            spy.forget();
            spy.intrude((call, real) -> {
                Object written = real.call();
                if (call.equals("PreparedStatement.execute") && spy.statements() == 2) {
                    throw new SQLException("the disk is full", "53100");
                }
                return written;
            });

            assertThatThrownBy(() -> store.leads().add(jordan)).isInstanceOf(StoreUnavailableException.class);
            assertThat(stored(pool, jordan)).as("the lead without its event").isFalse();

            store.leads().add(jordan);
            assertThat(stored(pool, jordan)).isTrue();
        });
    }

    private LeadSnapshot delete(MyBatisLeadStore store, LeadChange created) {
        store.leads().add(created);
        LeadChange deletion = Lead.restore(created.after()).delete(samples.context());
        store.leads().update(deletion);
        return deletion.after();
    }

    private LeadChange renamed(LeadSnapshot lead, String email) {
        return Lead.restore(lead).revise(SampleLeads.details().email(email).build(), samples.context());
    }

    private Agent agent(CompanyId company) {
        return new Agent(
                new AgentId("widget"),
                company,
                Optional.empty(),
                List.of(),
                samples.clock().instant(),
                samples.clock().instant());
    }

    private ApiKey key() {
        return new ApiKey(
                "key-1",
                GLOBEX,
                "",
                Set.of(Scope.READ),
                Role.MEMBER,
                SecretHash.of("secret", new SecureRandom()),
                samples.clock().instant(),
                Optional.empty());
    }

    private static List<LeadId> found(MyBatisLeadStore store, String search) {
        LeadQuery query =
                LeadQuery.builder().search(search).sort(LeadSort.RELEVANCE).build();
        return store.search().list(ACME, query, PageRequest.FIRST).items().stream()
                .map(LeadSnapshot::id)
                .toList();
    }

    private static MyBatisLeadStore storeInSpring(HikariDataSource pool) {
        return MyBatisLeadStore.builder(new TransactionAwareDataSourceProxy(pool))
                .hostTransactions(new SpringHostTransactions(pool))
                .build();
    }

    private static TransactionTemplate springTransaction(HikariDataSource pool) {
        return new TransactionTemplate(new DataSourceTransactionManager(pool));
    }

    private static MyBatisLeadStore storeOf(ThreadBoundDataSource host) {
        return MyBatisLeadStore.builder(host.dataSource())
                .hostTransactions(host)
                .build();
    }

    private static void writeNote(HikariDataSource pool) {
        new JdbcTemplate(pool).update("INSERT INTO host_note VALUES ('with the lead')");
    }

    private static int notes(HikariDataSource pool) {
        return count(pool, "SELECT COUNT(*) FROM host_note");
    }

    /** Reads on another connection, which sees only committed data. */
    private static boolean stored(HikariDataSource pool, LeadChange created) {
        return MyBatisLeadStore.of(pool)
                .leads()
                .find(ACME, created.after().id())
                .isPresent();
    }

    private static long eventsOf(HikariDataSource pool, LeadChange created) {
        return MyBatisLeadStore.of(pool)
                .events()
                .eventsOf(ACME, created.after().id(), PageRequest.FIRST)
                .total();
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
}
