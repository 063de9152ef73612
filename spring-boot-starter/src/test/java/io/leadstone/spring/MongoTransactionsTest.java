package io.leadstone.spring;

import static io.leadstone.spring.Hosts.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoDatabase;
import io.leadstone.adapter.mongo.CommandLog;
import io.leadstone.adapter.mongo.MemoryMongo;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mongo.SessionBackend;
import io.leadstone.adapter.mongo.session.MongoHostTransactions;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.out.lead.LeadEventListener;
import io.leadstone.domain.lead.LeadEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.MongoDatabaseUtils;
import org.springframework.data.mongodb.MongoTransactionManager;
import org.springframework.data.mongodb.SessionSynchronization;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The MongoDB store in the transactions of Spring Data. The stand-in for MongoDB ignores transactions, so the tests
 * check the commands, and the events after the commit.
 */
class MongoTransactionsTest {

    private static final CommandLog COMMANDS = new CommandLog();

    @AutoClose
    private static final MemoryMongo MONGO = new MemoryMongo(new SessionBackend(), COMMANDS);

    private static final Set<String> OF_LEADS = Set.of("insert", "update", "find", "findAndModify", "aggregate");

    @Test
    void each_command_belongs_to_the_transaction_and_events_follow_the_commit() {
        run((host, events) -> {
            List<BsonDocument> commands = COMMANDS.of(() -> inMongo(host).executeWithoutResult(transaction -> {
                create(host, "jordan@example.com");
                create(host, "robin@example.com");
                assertThat(events).as("before the commit").isEmpty();
            }));

            assertThat(ofLeads(commands)).hasSizeGreaterThan(1).allMatch(MongoTransactionsTest::isInTransaction);
            assertThat(commands.stream().map(command -> command.get("lsid")).distinct())
                    .as("sessions")
                    .hasSize(1);
            assertThat(commands.stream().map(BsonDocument::getFirstKey))
                    .endsWith("commitTransaction")
                    .containsOnlyOnce("commitTransaction");
            assertThat(events).hasSize(2);
        });
    }

    @Test
    void a_listener_after_the_commit_has_a_transaction_of_its_own() {
        MongoDatabaseFactory factory = factory();
        AtomicReference<Runnable> once = new AtomicReference<>(() -> {});
        host().withBean(MongoDatabaseFactory.class, () -> factory)
                .withBean(MongoTransactionManager.class, () -> new MongoTransactionManager(factory))
                .withBean(
                        LeadEventListener.class,
                        () -> event -> once.getAndSet(() -> {}).run())
                .run(host -> {
                    once.set(() -> inMongo(host).executeWithoutResult(transaction -> create(host, "copy@example.com")));
                    List<BsonDocument> commands = COMMANDS.of(() ->
                            inMongo(host).executeWithoutResult(transaction -> create(host, "jordan@example.com")));

                    assertThat(ofLeads(commands)).allMatch(MongoTransactionsTest::isInTransaction);
                    assertThat(commands.stream().map(BsonDocument::getFirstKey))
                            .filteredOn("commitTransaction"::equals)
                            .hasSize(2);
                });
    }

    @Test
    void several_host_transactions_are_refused() {
        MongoHostTransactions none = new MongoHostTransactions(Optional::empty, Runnable::run);
        host().withBean("one", MongoHostTransactions.class, () -> none)
                .withBean("two", MongoHostTransactions.class, () -> none)
                .run(host -> assertThat(StoreTest.refusal(host))
                        .hasMessageContaining("MongoHostTransactions")
                        .hasMessageContaining("one, two"));
    }

    @Test
    void a_rollback_aborts_and_publishes_nothing() {
        run((host, events) -> {
            List<BsonDocument> commands = COMMANDS.of(() -> inMongo(host).executeWithoutResult(transaction -> {
                create(host, "jordan@example.com");
                transaction.setRollbackOnly();
            }));

            assertThat(commands.stream().map(BsonDocument::getFirstKey)).endsWith("abortTransaction");
            assertThat(events).isEmpty();
        });
    }

    @Test
    void an_inner_transaction_has_a_session_of_its_own() {
        run((host, events) -> {
            TransactionTemplate inner = inMongo(host);
            inner.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            List<BsonDocument> commands = COMMANDS.of(() -> inMongo(host).executeWithoutResult(transaction -> {
                create(host, "jordan@example.com");
                inner.executeWithoutResult(other -> create(host, "robin@example.com"));
                assertThat(events).as("of the inner transaction").hasSize(1);
            }));

            assertThat(ofLeads(commands)).allMatch(MongoTransactionsTest::isInTransaction);
            assertThat(ofLeads(commands).stream()
                            .map(command -> command.get("lsid"))
                            .distinct())
                    .hasSize(2);
            assertThat(events).hasSize(2);
        });
    }

    @Test
    void without_a_transaction_each_call_stands_alone() {
        run((host, events) -> {
            List<BsonDocument> commands = COMMANDS.of(() -> create(host, "jordan@example.com"));

            assertThat(ofLeads(commands)).isNotEmpty().noneMatch(MongoTransactionsTest::isInTransaction);
            assertThat(events).hasSize(1);
        });
    }

    @Test
    void a_transaction_of_jdbc_is_not_joined() {
        TransactionTemplate jdbc = inJdbc();
        run((host, events) -> {
            List<BsonDocument> commands = COMMANDS.of(() -> jdbc.executeWithoutResult(transaction -> {
                create(host, "jordan@example.com");
                assertThat(events).hasSize(1);
                transaction.setRollbackOnly();
            }));

            assertThat(ofLeads(commands)).isNotEmpty().noneMatch(MongoTransactionsTest::isInTransaction);
        });
    }

    /** A MongoTemplate can open a session in a transaction of JDBC, which commits later and can fail alone. */
    @Test
    void a_session_inside_a_transaction_of_jdbc_is_not_joined() {
        TransactionTemplate jdbc = inJdbc();
        run((host, events) -> {
            List<BsonDocument> commands = COMMANDS.of(() -> jdbc.executeWithoutResult(transaction -> {
                MongoDatabase template = MongoDatabaseUtils.getDatabase(
                        host.getBean(MongoDatabaseFactory.class), SessionSynchronization.ALWAYS);
                assertThat(template.getCollection("deals").countDocuments()).isZero();
                COMMANDS.of(() -> {});
                create(host, "jordan@example.com");
            }));

            assertThat(ofLeads(commands)).isNotEmpty().noneMatch(MongoTransactionsTest::isInTransaction);
            assertThat(events).hasSize(1);
        });
    }

    @Test
    void several_factories_are_refused() {
        MongoDatabaseFactory factory = factory();
        host().withBean("one", MongoDatabaseFactory.class, () -> factory)
                .withBean("two", MongoDatabaseFactory.class, () -> factory)
                .run(host -> assertThat(StoreTest.refusal(host)).hasMessageContaining("MongoDatabaseFactory"));
    }

    @Test
    void spring_data_is_optional() {
        host().withClassLoader(new FilteredClassLoader("org.springframework.data"))
                .run(host -> assertThat(host).hasNotFailed().hasSingleBean(MongoLeadStore.class));
    }

    private static void run(Work work) {
        List<LeadEvent> events = new ArrayList<>();
        MongoDatabaseFactory factory = factory();
        host().withBean(MongoDatabaseFactory.class, () -> factory)
                .withBean(MongoTransactionManager.class, () -> new MongoTransactionManager(factory))
                .withBean(LeadEventListener.class, () -> events::add)
                .run(host -> {
                    assertThat(host).hasNotFailed();
                    work.run(host, events);
                });
    }

    private static ApplicationContextRunner host() {
        return Hosts.empty()
                // All tests share the client, so no application may close it.
                .withBean(MongoClient.class, MONGO::client, client -> client.setDestroyMethodName(""))
                .withPropertyValues(
                        "leadstone.store=mongo",
                        "leadstone.schema-mode=create",
                        "leadstone.webhooks.enabled=false",
                        "leadstone.mongo-database=" + MONGO.freshDatabase().getName());
    }

    private static MongoDatabaseFactory factory() {
        return new SimpleMongoClientDatabaseFactory(
                MONGO.client(), MONGO.freshDatabase().getName());
    }

    private static TransactionTemplate inMongo(ApplicationContext host) {
        return new TransactionTemplate(host.getBean(PlatformTransactionManager.class));
    }

    private static TransactionTemplate inJdbc() {
        return new TransactionTemplate(
                new JdbcTransactionManager(TestDatabase.h2().dataSource()));
    }

    private static void create(ApplicationContext host, String email) {
        Hosts.create(host.getBean(LeadManagement.class), ACME, email);
    }

    private static List<BsonDocument> ofLeads(List<BsonDocument> commands) {
        return commands.stream()
                .filter(command -> OF_LEADS.contains(command.getFirstKey()))
                .toList();
    }

    private static boolean isInTransaction(BsonDocument command) {
        return command.containsKey("autocommit");
    }

    /** The part of a test that uses the application. */
    private interface Work {
        void run(ApplicationContext host, List<LeadEvent> events);
    }
}
