package io.leadstone.spring;

import static io.leadstone.spring.Hosts.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.memory.MemoryBackend;
import io.leadstone.adapter.mongo.MongoLeadStore;
import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.adapter.mybatis.sql.UnusableReplicaException;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The choice of the store, its schema, and the messages if there is no usable one. */
class StoreTest {

    @Test
    void validate_names_the_missing_tables() {
        Hosts.on(TestDatabase.h2())
                .run(host -> assertThat(refusal(host))
                        .hasMessageContaining("leadstone.schema-mode is validate")
                        .hasMessageContaining("table leadstone_lead")
                        .extracting(LeadstoneStartException::action)
                        .asString()
                        .contains("db/leadstone")
                        .contains("migrate"));
    }

    @Test
    void a_second_create_fails() {
        TestDatabase database = TestDatabase.h2();
        Hosts.on(database)
                .withPropertyValues("leadstone.schema-mode=create")
                .run(host -> assertThat(host).hasNotFailed());
        Hosts.on(database)
                .withPropertyValues("leadstone.schema-mode=create")
                .run(host -> assertThat(refusal(host).action()).contains("leadstone.schema-mode to validate"));
        Hosts.on(database).run(host -> assertThat(host).hasNotFailed());
        Hosts.on(database)
                .withPropertyValues("leadstone.schema-mode=migrate")
                .run(host -> assertThat(refusal(host).action()).contains("another tool"));
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void migrate_creates_the_tables_beside_those_of_the_host(TestServer server) {
        TestDatabase database = server.freshDatabase();
        for (int start = 1; start <= 2; start++) {
            Hosts.on(database)
                    .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                    .withPropertyValues(
                            "leadstone.schema-mode=migrate",
                            "leadstone.table-prefix=crm_",
                            "spring.flyway.locations=classpath:db/host")
                    .run(host -> {
                        assertThat(host).hasNotFailed();
                        JdbcTemplate jdbc = host.getBean(JdbcTemplate.class);
                        assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM deal", Integer.class))
                                .as("the table of the host's own migration")
                                .isZero();
                        assertThat(jdbc.queryForList("SELECT version FROM crm_search_index", Integer.class))
                                .hasSize(1);
                        assertThat(Hosts.create(
                                        host.getBean(LeadManagement.class),
                                        ACME,
                                        "j" + host.getStartupDate() + "@example.com"))
                                .isNotNull();
                    });
        }
    }

    /** Boot's Flyway runs the scripts of both, so that validation must come after it. */
    @Test
    void validate_runs_after_the_flyway_of_the_host() {
        Hosts.on(TestDatabase.h2())
                .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                .withPropertyValues(
                        "spring.flyway.locations=classpath:db/leadstone/h2",
                        "spring.flyway.placeholders.prefix=leadstone_")
                .run(host -> assertThat(host).hasNotFailed().hasSingleBean(MyBatisLeadStore.class));
    }

    @Test
    void the_stores_and_parts_of_the_host_come_first() {
        Clock clock = Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);
        Hosts.on(TestDatabase.h2())
                .withBean(InMemoryLeadStore.class)
                .withBean(Clock.class, () -> clock)
                .run(host -> {
                    assertThat(host).hasNotFailed().hasSingleBean(LeadStore.class);
                    LeadSnapshot lead = Hosts.create(host.getBean(LeadManagement.class), ACME, "jordan@example.com");
                    assertThat(lead.createdAt()).isEqualTo(clock.instant());
                });
    }

    @Test
    void the_lead_management_of_the_host_comes_first() {
        LeadManagement own =
                LeadManagement.builder().store(new InMemoryLeadStore()).build();
        Hosts.onH2()
                .withBean(LeadManagement.class, () -> own)
                .run(host -> assertThat(host.getBean(LeadManagement.class)).isSameAs(own));
    }

    @Test
    void mongodb_is_used_if_it_is_all_there_is() {
        MongoServer server = new MongoServer(new MemoryBackend());
        try {
            String url = server.bindAndGetConnectionString();
            Hosts.empty()
                    .withBean(MongoClient.class, () -> MongoClients.create(url))
                    .withPropertyValues("leadstone.schema-mode=create", "leadstone.mongo-database=crm")
                    .run(host -> {
                        assertThat(host).hasNotFailed().hasSingleBean(MongoLeadStore.class);
                        LeadManagement management = host.getBean(LeadManagement.class);
                        LeadSnapshot lead = Hosts.create(management, ACME, "jordan@example.com");
                        assertThat(Hosts.exists(management, ACME, lead)).isTrue();
                        assertThat(Hosts.exists(management, Hosts.GLOBEX, lead)).isFalse();
                    });
            Hosts.empty()
                    .withBean(MongoClient.class, () -> MongoClients.create(url))
                    .withPropertyValues("leadstone.mongo-database=empty")
                    .run(host -> assertThat(refusal(host))
                            .hasMessageContaining("indexes are missing")
                            .hasMessageContaining("'empty'"));
            Hosts.empty()
                    .withBean(MongoClient.class, () -> MongoClients.create(url))
                    .run(host -> assertThat(refusal(host)).hasMessageContaining("name of the MongoDB database"));
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void several_mongodb_databases_are_refused() {
        MongoServer server = new MongoServer(new MemoryBackend());
        String url = server.bindAndGetConnectionString();
        try (MongoClient client = MongoClients.create(url)) {
            Hosts.empty()
                    .withBean(MongoClient.class, () -> MongoClients.create(url))
                    .withBean("one", MongoDatabase.class, () -> client.getDatabase("one"))
                    .withBean("two", MongoDatabase.class, () -> client.getDatabase("two"))
                    .withPropertyValues("spring.data.mongodb.uri=" + url + "/boot")
                    .run(host -> {
                        assertThat(refusal(host))
                                .hasMessageContaining("MongoDatabase")
                                .hasMessageContaining("one, two");
                        assertThat(refusal(host).action()).contains("leadstone.mongo-database");
                    });
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void the_mongodb_database_is_that_of_boot() {
        MongoServer server = new MongoServer(new MemoryBackend());
        String url = server.bindAndGetConnectionString();
        try (MongoClient client = MongoClients.create(url)) {
            ApplicationContextRunner hosts = Hosts.empty()
                    .withBean(MongoClient.class, () -> MongoClients.create(url))
                    .withPropertyValues("leadstone.schema-mode=create", "spring.data.mongodb.uri=" + url + "/boot-3");

            hosts.run(host -> assertThat(databases(client)).containsExactly("boot-3"));
            hosts.withPropertyValues("spring.mongodb.uri=" + url + "/boot-4")
                    .run(host -> assertThat(databases(client)).contains("boot-4"));
            hosts.withPropertyValues("spring.data.mongodb.database=property")
                    .run(host -> assertThat(databases(client)).contains("property"));
            hosts.withBean(
                            MongoDatabaseFactory.class,
                            () -> new SimpleMongoClientDatabaseFactory(client, "of-spring-data"))
                    .run(host -> assertThat(databases(client)).contains("of-spring-data"));
            hosts.withBean(
                            MongoDatabaseFactory.class,
                            () -> new SimpleMongoClientDatabaseFactory(client, "of-the-host"))
                    .withPropertyValues("leadstone.mongo-database=of-leadstone")
                    .run(host -> assertThat(databases(client))
                            .contains("of-leadstone")
                            .doesNotContain("of-the-host"));
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void the_factory_decides_among_several_mongodb_databases() {
        MongoServer server = new MongoServer(new MemoryBackend());
        String url = server.bindAndGetConnectionString();
        try (MongoClient client = MongoClients.create(url)) {
            ApplicationContextRunner hosts = Hosts.empty()
                    .withBean(MongoClient.class, () -> MongoClients.create(url))
                    .withBean(
                            MongoDatabaseFactory.class,
                            () -> new SimpleMongoClientDatabaseFactory(client, "of-the-factory"))
                    .withBean("one", MongoDatabase.class, () -> client.getDatabase("one"))
                    .withPropertyValues("leadstone.schema-mode=create");

            hosts.run(host -> assertThat(databases(client)).containsExactly("one"));
            hosts.withBean("two", MongoDatabase.class, () -> client.getDatabase("two"))
                    .run(host -> assertThat(databases(client)).containsExactlyInAnyOrder("one", "of-the-factory"));
            hosts.withBean("two", MongoDatabase.class, () -> client.getDatabase("two"), bean -> bean.setPrimary(true))
                    .run(host -> assertThat(databases(client)).contains("two"));
        } finally {
            server.shutdownNow();
        }
    }

    private static List<String> databases(MongoClient client) {
        return client.listDatabaseNames().into(new ArrayList<>());
    }

    @Test
    void an_application_without_a_store_is_told_what_to_add() {
        Hosts.empty()
                .run(host -> assertThat(refusal(host)).hasMessageContaining("neither a DataSource nor a MongoClient"));
        Hosts.empty()
                .withPropertyValues("leadstone.store=jdbc")
                .run(host -> assertThat(refusal(host)).hasMessageContaining("leadstone.store is jdbc"));
        Hosts.onH2()
                .withPropertyValues("leadstone.store=mongo")
                .run(host -> assertThat(refusal(host)).hasMessageContaining("leadstone.store is mongo"));
    }

    @Test
    void a_wrong_value_is_refused_with_its_property() {
        Hosts.onH2()
                .withPropertyValues("leadstone.store=oracle")
                .run(host -> assertThat(host.getStartupFailure()).hasStackTraceContaining("leadstone.store"));
        Hosts.onH2()
                .withPropertyValues("leadstone.table-prefix=1-")
                .run(host -> assertThat(refusal(host)).hasMessageContaining("table prefix"));
    }

    @Test
    void of_several_data_sources_the_primary_one_is_used() {
        Hosts.empty()
                .withUserConfiguration(TwoDataSources.class)
                .run(host -> assertThat(refusal(host))
                        .hasMessageContaining("first, second")
                        .extracting(LeadstoneStartException::action)
                        .asString()
                        .contains("leadstone.data-source"));
        Hosts.empty()
                .withUserConfiguration(PrimaryDataSource.class, TwoDataSources.class)
                .withPropertyValues("leadstone.schema-mode=create")
                .run(host -> assertThat(host).hasNotFailed().hasSingleBean(MyBatisLeadStore.class));
    }

    @ParameterizedTest
    @ValueSource(classes = {Object.class, PrimaryDataSource.class})
    void leads_on_a_named_data_source_join_its_transactions(Class<?> primary) {
        Hosts.empty()
                .withUserConfiguration(primary, TwoDataSources.class)
                .withPropertyValues("leadstone.schema-mode=create", "leadstone.data-source=second")
                .run(host -> {
                    LeadManagement management = host.getBean(LeadManagement.class);
                    DataSource second = host.getBean("second", DataSource.class);
                    List<LeadSnapshot> created = new ArrayList<>();
                    new TransactionTemplate(new DataSourceTransactionManager(second)).executeWithoutResult(begun -> {
                        created.add(Hosts.create(management, ACME, "undone@example.com"));
                        begun.setRollbackOnly();
                    });
                    created.add(Hosts.create(management, ACME, "kept@example.com"));

                    assertThat(created)
                            .extracting(lead -> Hosts.exists(management, ACME, lead))
                            .containsExactly(false, true);
                    assertThat(new JdbcTemplate(second).queryForList("SELECT id FROM leadstone_lead"))
                            .hasSize(1);
                });
    }

    @Test
    void exports_and_maintenance_use_the_data_sources_that_are_named() {
        Hosts.empty()
                .withUserConfiguration(PrimaryDataSource.class, ReplicaDataSource.class, TwoDataSources.class)
                .withPropertyValues(
                        "leadstone.schema-mode=create",
                        "leadstone.export-data-source=replica",
                        "leadstone.maintenance-data-source=first")
                .run(host -> {
                    LeadManagement management = host.getBean(LeadManagement.class);
                    Hosts.create(management, ACME, "jordan@example.com");
                    List<LeadSnapshot> exported = new ArrayList<>();
                    management.reports().exportLeads(ACME, ExportRange.ALL, LeadFilter.ALL, exported::add);

                    // Each data source is another database here: one without leads, and one without tables.
                    assertThat(exported).isEmpty();
                    assertThat(management
                                    .leads()
                                    .list(ACME, LeadQuery.ALL, PageRequest.FIRST)
                                    .items())
                            .hasSize(1);
                    assertThatThrownBy(host.getBean(MyBatisLeadStore.class)::reindexSearch)
                            .hasStackTraceContaining("not found");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"data-source", "replica-data-source", "export-data-source", "maintenance-data-source"})
    void a_data_source_that_is_missing_is_refused(String property) {
        Hosts.empty()
                .withUserConfiguration(PrimaryDataSource.class, ReplicaDataSource.class)
                .withPropertyValues("leadstone.schema-mode=create", "leadstone." + property + "=standby")
                .run(host -> assertThat(refusal(host))
                        .hasMessageContaining("leadstone." + property + " is 'standby'")
                        .hasMessageContaining("main, replica"));
    }

    @Test
    void a_replica_is_named_by_its_bean() {
        Hosts.empty()
                .withUserConfiguration(PrimaryDataSource.class, ReplicaDataSource.class)
                .withPropertyValues("leadstone.schema-mode=create", "leadstone.replica-data-source=replica")
                .run(host -> {
                    LeadManagement management = host.getBean(LeadManagement.class);
                    LeadSnapshot lead = Hosts.create(management, ACME, "jordan@example.com");
                    assertThat(Hosts.exists(management, ACME, lead)).isTrue();
                    // The replica is another database here, which never replays anything.
                    assertThat(management
                                    .leads()
                                    .list(ACME, LeadQuery.ALL, PageRequest.FIRST)
                                    .items())
                            .isEmpty();
                });
    }

    @Test
    void a_replica_that_lags_behind_is_named_by_its_property() {
        assertThat(JdbcStoreConfiguration.unusableReplica(
                        "standby", new UnusableReplicaException("it has no column lead.notes")))
                .hasMessageContaining("leadstone.replica-data-source is 'standby'")
                .hasMessageContaining("it has no column lead.notes")
                .extracting(LeadstoneStartException::action)
                .asString()
                .contains("remove the property");
    }

    @Test
    void boot_shows_the_refusal_as_description_and_action() {
        LeadstoneStartException refusal = new LeadstoneStartException("no store", "add one");
        assertThat(
                        SpringFactoriesLoader.forDefaultResourceLocation()
                                .load(FailureAnalyzer.class, (type, name, failure) -> {})
                                .stream()
                                .map(analyzer -> analyzer.analyze(new IllegalStateException("context", refusal)))
                                .filter(analysis -> analysis != null))
                .singleElement()
                .satisfies(analysis -> {
                    assertThat(analysis.getDescription()).isEqualTo("no store");
                    assertThat(analysis.getAction()).isEqualTo("add one");
                });
    }

    /** Boot 3.5 starts a Flyway for the application as soon as the library is on the class path. */
    @Test
    void the_flyway_of_boot_on_existing_tables_is_explained() {
        TestDatabase database = TestDatabase.h2();
        Hosts.on(database)
                .withPropertyValues("leadstone.schema-mode=none")
                .run(host -> host.getBean(JdbcTemplate.class).execute("CREATE TABLE deal (title VARCHAR(40))"));
        Hosts.on(database)
                .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                .withPropertyValues("leadstone.schema-mode=migrate")
                .run(host -> assertThat(
                                SpringFactoriesLoader.forDefaultResourceLocation()
                                        .load(FailureAnalyzer.class, (type, name, failure) -> {})
                                        .stream()
                                        .map(analyzer -> analyzer.analyze(host.getStartupFailure()))
                                        .filter(analysis -> analysis != null))
                        .singleElement()
                        .satisfies(analysis -> {
                            assertThat(analysis.getDescription()).contains("non-empty schema(s)");
                            assertThat(analysis.getAction())
                                    .contains("spring.flyway.enabled=false")
                                    .contains("spring.flyway.baseline-on-migrate=true");
                        }));
        Hosts.on(database)
                .withConfiguration(AutoConfigurations.of(FlywayAutoConfiguration.class))
                .withPropertyValues("leadstone.schema-mode=migrate", "spring.flyway.enabled=false")
                .run(host -> assertThat(host).hasNotFailed());
    }

    static LeadstoneStartException refusal(AssertableApplicationContext host) {
        Throwable failure = host.getStartupFailure();
        while (failure != null && !(failure instanceof LeadstoneStartException)) {
            failure = failure.getCause();
        }
        assertThat(failure).as("the refusal").isNotNull();
        return (LeadstoneStartException) failure;
    }

    /** Two data sources of equal rank. */
    @Configuration(proxyBeanMethods = false)
    static class TwoDataSources {

        @Bean
        DataSource first() {
            return TestDatabase.h2().dataSource();
        }

        @Bean
        DataSource second() {
            return TestDatabase.h2().dataSource();
        }
    }

    /** The data source of a replica, with its own tables. */
    @Configuration(proxyBeanMethods = false)
    static class ReplicaDataSource {

        @Bean
        DataSource replica() {
            DataSource dataSource = TestDatabase.h2().dataSource();
            MyBatisLeadStore.builder(dataSource).schemaMode(SchemaMode.CREATE).build();
            return dataSource;
        }
    }

    /** A primary data source. */
    @Configuration(proxyBeanMethods = false)
    static class PrimaryDataSource {

        @Bean
        @Primary
        DataSource main() {
            return TestDatabase.h2().dataSource();
        }
    }
}
