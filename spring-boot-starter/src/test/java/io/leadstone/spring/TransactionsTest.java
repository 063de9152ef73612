package io.leadstone.spring;

import static io.leadstone.spring.Hosts.ACME;
import static io.leadstone.spring.Hosts.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_NOT_SUPPORTED;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_REQUIRES_NEW;
import static org.springframework.transaction.TransactionDefinition.PROPAGATION_SUPPORTS;

import io.leadstone.adapter.mybatis.database.MessageTransactions;
import io.leadstone.adapter.mybatis.database.TestDatabase;
import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.out.lead.LeadEventListener;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Leads join the transactions of Spring, on H2 and on PostgreSQL. */
class TransactionsTest {

    private static final Class<?>[] NOTHING = {};

    @ParameterizedTest(name = "{0}, auto-commit {1}")
    @CsvSource({"H2, true", "H2, false", "POSTGRESQL, true", "POSTGRESQL, false"})
    void a_lead_joins_the_transaction_of_the_host(TestServer server, boolean autoCommit) {
        Hosts.on(server.freshDatabase())
                .withPropertyValues(
                        "leadstone.schema-mode=create", "spring.datasource.hikari.auto-commit=" + autoCommit)
                .run(host -> {
                    LeadManagement management = host.getBean(LeadManagement.class);
                    JdbcTemplate jdbc = host.getBean(JdbcTemplate.class);
                    TransactionTemplate transaction = transaction(host);
                    transaction.executeWithoutResult(begun -> jdbc.execute("CREATE TABLE deal (lead VARCHAR(40))"));

                    LeadSnapshot kept = transaction.execute(begun -> deal(management, jdbc, "kept@example.com"));
                    LeadSnapshot undone = transaction.execute(begun -> {
                        begun.setRollbackOnly();
                        return deal(management, jdbc, "undone@example.com");
                    });
                    LeadSnapshot alone = Hosts.create(management, ACME, "alone@example.com");

                    assertThat(Hosts.exists(management, ACME, kept)).isTrue();
                    assertThat(Hosts.exists(management, ACME, undone)).isFalse();
                    assertThat(Hosts.exists(management, ACME, alone))
                            .as("a lead outside of a transaction")
                            .isTrue();
                    assertThat(jdbc.queryForList("SELECT lead FROM deal", String.class))
                            .containsExactly(kept.id().toString());
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void an_exception_of_the_host_rolls_the_lead_back(TestServer server) {
        Hosts.on(server.freshDatabase())
                .withPropertyValues("leadstone.schema-mode=create")
                .run(host -> {
                    LeadManagement management = host.getBean(LeadManagement.class);
                    assertThatThrownBy(() -> transaction(host).executeWithoutResult(begun -> {
                                Hosts.create(management, ACME, "jordan@example.com");
                                throw new IllegalStateException("the host fails");
                            }))
                            .hasMessage("the host fails");

                    assertThat(Hosts.create(management, ACME, "jordan@example.com"))
                            .as("the email is free again")
                            .isNotNull();
                });
    }

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void a_company_does_not_see_the_leads_of_another_one(TestServer server) {
        Hosts.on(server.freshDatabase())
                .withPropertyValues("leadstone.schema-mode=create")
                .run(host -> {
                    LeadManagement management = host.getBean(LeadManagement.class);
                    LeadSnapshot lead = Hosts.create(management, ACME, "jordan@example.com");

                    assertThat(Hosts.exists(management, GLOBEX, lead)).isFalse();
                    assertThat(Hosts.create(management, GLOBEX, "jordan@example.com")
                                    .id())
                            .as("the same email in another company")
                            .isNotEqualTo(lead.id());
                });
    }

    @ParameterizedTest(name = "{0}, auto-commit {1}")
    @CsvSource({"H2, true", "H2, false", "POSTGRESQL, true", "POSTGRESQL, false"})
    void a_transaction_of_another_data_source_is_refused(TestServer server, boolean autoCommit) {
        List<LeadEvent> events = new ArrayList<>();
        Hosts.on(server.freshDatabase())
                .withBean(LeadEventListener.class, () -> events::add)
                .withPropertyValues(
                        "leadstone.schema-mode=create", "spring.datasource.hikari.auto-commit=" + autoCommit)
                .run(host -> {
                    LeadManagement management = host.getBean(LeadManagement.class);
                    LeadSnapshot before = Hosts.create(management, ACME, "before@example.com");
                    events.clear();

                    ofAnotherDataSource().executeWithoutResult(begun -> {
                        refused(() -> Hosts.create(management, ACME, "jordan@example.com"));
                        refused(() -> Hosts.exists(management, ACME, before));
                        host.getBean(JdbcTemplate.class).queryForList("SELECT id FROM leadstone_lead");
                        refused(() -> Hosts.create(management, ACME, "jordan@example.com"));
                    });
                    assertThat(events).isEmpty();

                    LeadSnapshot after = Hosts.create(management, ACME, "jordan@example.com");
                    assertThat(Hosts.exists(management, ACME, after)).isTrue();
                    assertThat(events).extracting(LeadEvent::leadId).containsExactly(after.id());
                });
    }

    /** The inner manager suspends the synchronization of the outer transaction, but not its connection. */
    @ParameterizedTest(name = "{0}, auto-commit {1}, JPA {2}")
    @CsvSource({
        "H2, true, false",
        "H2, false, false",
        "H2, true, true",
        "H2, false, true",
        "POSTGRESQL, true, false",
        "POSTGRESQL, false, true"
    })
    void a_transaction_without_synchronization_never_ends_the_outer_one(
            TestServer server, boolean autoCommit, boolean jpa) {
        List<LeadEvent> events = new ArrayList<>();
        Hosts.on(server.freshDatabase())
                .withConfiguration(
                        AutoConfigurations.of(jpa ? new Class<?>[] {HibernateJpaAutoConfiguration.class} : NOTHING))
                .withBean(LeadEventListener.class, () -> events::add)
                .withPropertyValues(
                        "leadstone.schema-mode=create", "spring.datasource.hikari.auto-commit=" + autoCommit)
                .run(host -> {
                    LeadManagement management = host.getBean(LeadManagement.class);
                    LeadSnapshot before = Hosts.create(management, ACME, "before@example.com");
                    TransactionTemplate messages = new TransactionTemplate(new MessageTransactions());
                    TransactionTemplate separate = transaction(host);
                    separate.setPropagationBehavior(PROPAGATION_REQUIRES_NEW);
                    events.clear();

                    LeadSnapshot kept = transaction(host).execute(outer -> {
                        outer.setRollbackOnly();
                        Hosts.create(management, ACME, "undone@example.com");
                        return messages.execute(inner -> {
                            refusedWithoutSynchronization(() -> Hosts.create(management, ACME, "undone@example.com"));
                            refusedWithoutSynchronization(() -> Hosts.exists(management, ACME, before));
                            return separate.execute(own -> Hosts.create(management, ACME, "kept@example.com"));
                        });
                    });
                    assertThat(events).extracting(LeadEvent::leadId).containsExactly(kept.id());
                    assertThat(Hosts.create(management, ACME, "undone@example.com"))
                            .as("the email is free after the rollback")
                            .isNotNull();

                    LeadSnapshot alone = messages.execute(inner -> Hosts.create(management, ACME, "alone@example.com"));
                    assertThat(Hosts.exists(management, ACME, alone)).isTrue();
                });
    }

    /** Without an actual transaction, Spring binds a connection to the thread that is in auto-commit. */
    @Test
    void a_lead_is_stored_at_once_without_an_actual_transaction() {
        Hosts.onH2().run(host -> {
            LeadManagement management = host.getBean(LeadManagement.class);
            TransactionTemplate supports = transaction(host);
            supports.setPropagationBehavior(PROPAGATION_SUPPORTS);

            LeadSnapshot lead = supports.execute(begun -> {
                host.getBean(JdbcTemplate.class).queryForList("SELECT id FROM leadstone_lead");
                return Hosts.create(management, ACME, "jordan@example.com");
            });

            assertThat(Hosts.exists(management, ACME, lead)).isTrue();
        });
    }

    @ParameterizedTest(name = "{0}, auto-commit {1}")
    @CsvSource({"H2, true", "H2, false", "POSTGRESQL, true", "POSTGRESQL, false"})
    void a_suspended_transaction_does_not_roll_the_lead_back(TestServer server, boolean autoCommit) {
        Hosts.on(server.freshDatabase())
                .withPropertyValues(
                        "leadstone.schema-mode=create", "spring.datasource.hikari.auto-commit=" + autoCommit)
                .run(host -> {
                    LeadManagement management = host.getBean(LeadManagement.class);
                    List<LeadSnapshot> kept = new ArrayList<>();
                    TransactionTemplate inner = transaction(host);
                    for (int propagation : List.of(PROPAGATION_REQUIRES_NEW, PROPAGATION_NOT_SUPPORTED)) {
                        inner.setPropagationBehavior(propagation);
                        transaction(host).executeWithoutResult(begun -> {
                            begun.setRollbackOnly();
                            String email = "kept-" + propagation + "@example.com";
                            kept.add(inner.execute(status -> Hosts.create(management, ACME, email)));
                        });
                    }
                    inner.setPropagationBehavior(PROPAGATION_REQUIRES_NEW);
                    ofAnotherDataSource().executeWithoutResult(begun -> {
                        begun.setRollbackOnly();
                        kept.add(inner.execute(status -> Hosts.create(management, ACME, "kept@example.com")));
                    });

                    assertThat(kept)
                            .hasSize(3)
                            .allSatisfy(lead -> assertThat(Hosts.exists(management, ACME, lead))
                                    .isTrue());
                });
    }

    @ParameterizedTest(name = "{0}, auto-commit {1}")
    @CsvSource({"H2, true", "H2, false", "POSTGRESQL, true", "POSTGRESQL, false"})
    void a_lead_joins_a_transaction_of_jpa(TestServer server, boolean autoCommit) {
        Hosts.on(server.freshDatabase())
                .withConfiguration(AutoConfigurations.of(HibernateJpaAutoConfiguration.class))
                .withPropertyValues(
                        "leadstone.schema-mode=create", "spring.datasource.hikari.auto-commit=" + autoCommit)
                .run(host -> {
                    LeadManagement management = host.getBean(LeadManagement.class);
                    assertThat(host).hasSingleBean(JpaTransactionManager.class);

                    LeadSnapshot kept =
                            transaction(host).execute(begun -> Hosts.create(management, ACME, "kept@example.com"));
                    LeadSnapshot undone = transaction(host).execute(begun -> {
                        begun.setRollbackOnly();
                        return Hosts.create(management, ACME, "undone@example.com");
                    });

                    assertThat(Hosts.exists(management, ACME, kept)).isTrue();
                    assertThat(Hosts.exists(management, ACME, undone)).isFalse();
                });
    }

    /** The listener runs at the end of the inner transaction, while the outer one is still open. */
    @Test
    void a_listener_in_a_nested_transaction_never_ends_the_outer_one() {
        TransactionTemplate other = ofAnotherDataSource();
        Hosts.onH2().withUserConfiguration(Copying.class).run(host -> {
            LeadManagement management = host.getBean(LeadManagement.class);
            transaction(host).executeWithoutResult(outer -> {
                outer.setRollbackOnly();
                host.getBean(JdbcTemplate.class).queryForList("SELECT id FROM leadstone_lead");
                other.executeWithoutResult(inner -> Hosts.create(management, ACME, "undone@example.com"));
            });

            assertThat(host.getBean(Copying.class).copies)
                    .singleElement()
                    .satisfies(copy ->
                            assertThat(Hosts.exists(management, ACME, copy)).isTrue());
            assertThat(Hosts.create(management, ACME, "undone@example.com"))
                    .as("the email is free after the rollback")
                    .isNotNull();
        });
    }

    private static void refused(ThrowingCallable call) {
        assertThatIllegalStateException().isThrownBy(call).withMessageContaining("does not belong to it");
    }

    private static void refusedWithoutSynchronization(ThrowingCallable call) {
        assertThatIllegalStateException().isThrownBy(call).withMessageContaining("without synchronization");
    }

    private static TransactionTemplate ofAnotherDataSource() {
        TestDatabase other = TestDatabase.h2();
        return new TransactionTemplate(new DataSourceTransactionManager(
                new DriverManagerDataSource(other.url(), other.user(), other.password())));
    }

    private static LeadSnapshot deal(LeadManagement management, JdbcTemplate jdbc, String email) {
        LeadSnapshot lead = Hosts.create(management, ACME, email);
        UUID id = UUID.fromString(lead.id().toString());
        jdbc.update("INSERT INTO deal (lead) VALUES (?)", id.toString());
        return lead;
    }

    private static TransactionTemplate transaction(ApplicationContext host) {
        return new TransactionTemplate(host.getBean(PlatformTransactionManager.class));
    }

    /** An application whose listener creates one more lead. */
    @Configuration(proxyBeanMethods = false)
    static class Copying {

        private final List<LeadSnapshot> copies = new ArrayList<>();

        @Bean
        LeadEventListener copier(LeadManagement management) {
            AtomicBoolean copied = new AtomicBoolean();
            return event -> {
                if (copied.compareAndSet(false, true)) {
                    copies.add(Hosts.create(management, ACME, "copy@example.com"));
                }
            };
        }
    }
}
