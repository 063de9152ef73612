package io.leadstone.spring;

import static io.leadstone.spring.Hosts.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.out.lead.LeadEventListener;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes are published as events of Spring only if the application asks for it. */
class EventsTest {

    private static final Class<?>[] NOTHING = {};

    @Test
    void events_are_published_after_the_commit() {
        Hosts.onH2()
                .withUserConfiguration(Listening.class)
                .withPropertyValues("leadstone.events.publish=after-commit")
                .run(host -> {
                    LeadManagement management = host.getBean(LeadManagement.class);
                    Listening listening = host.getBean(Listening.class);
                    transaction(host).executeWithoutResult(begun -> {
                        Hosts.create(management, ACME, "jordan@example.com");
                        assertThat(listening.events).as("before the commit").isEmpty();
                    });
                    assertThat(listening.events).containsExactly("lead.created");
                    assertThat(listening.changes).isEmpty();
                });
    }

    @Test
    void no_event_is_published_after_a_rollback() {
        Hosts.onH2()
                .withUserConfiguration(Listening.class)
                .withPropertyValues("leadstone.events.publish=after-commit")
                .run(host -> {
                    LeadManagement management = host.getBean(LeadManagement.class);
                    transaction(host).executeWithoutResult(begun -> {
                        Hosts.create(management, ACME, "jordan@example.com");
                        begun.setRollbackOnly();
                    });
                    assertThat(host.getBean(Listening.class).events).isEmpty();
                });
    }

    @Test
    void a_listener_in_the_transaction_can_veto() {
        Hosts.onH2()
                .withUserConfiguration(Listening.class)
                .withPropertyValues("leadstone.events.publish=in-transaction")
                .run(host -> {
                    LeadManagement management = host.getBean(LeadManagement.class);
                    Listening listening = host.getBean(Listening.class);
                    LeadSnapshot lead = Hosts.create(management, ACME, "jordan@example.com");
                    assertThat(listening.changes).containsExactly(lead.id().toString());

                    listening.veto = true;
                    assertThatThrownBy(() -> Hosts.create(management, ACME, "robin@example.com"))
                            .hasMessage("vetoed");
                    listening.veto = false;
                    Hosts.create(management, ACME, "robin@example.com");
                    assertThat(listening.events).as("events after the commit").isEmpty();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"AFTER_COMMIT", "after_commit", "afterCommit"})
    void relaxed_values_publish_after_the_commit(String value) {
        Hosts.onH2()
                .withUserConfiguration(Listening.class)
                .withPropertyValues("leadstone.events.publish=" + value)
                .run(host -> {
                    Hosts.create(host.getBean(LeadManagement.class), ACME, "jordan@example.com");
                    assertThat(host.getBean(Listening.class).events).containsExactly("lead.created");
                    assertThat(host.getBean(Listening.class).changes).isEmpty();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"IN_TRANSACTION", "in_transaction", "inTransaction"})
    void relaxed_values_publish_in_the_transaction(String value) {
        Hosts.onH2()
                .withUserConfiguration(Listening.class)
                .withPropertyValues("leadstone.events.publish=" + value)
                .run(host -> {
                    Hosts.create(host.getBean(LeadManagement.class), ACME, "jordan@example.com");
                    assertThat(host.getBean(Listening.class).changes).hasSize(1);
                    assertThat(host.getBean(Listening.class).events).isEmpty();
                });
    }

    @Test
    void nothing_is_published_by_default() {
        Hosts.onH2().withUserConfiguration(Listening.class).run(host -> {
            Hosts.create(host.getBean(LeadManagement.class), ACME, "jordan@example.com");
            assertThat(host.getBean(Listening.class).events).isEmpty();
            assertThat(host.getBean(Listening.class).changes).isEmpty();
        });
    }

    @Test
    void a_listener_bean_is_called_after_the_commit() {
        List<String> events = new ArrayList<>();
        Hosts.onH2()
                .withBean(
                        LeadEventListener.class,
                        () -> event -> events.add(event.type().code()))
                .run(host -> {
                    Hosts.create(host.getBean(LeadManagement.class), ACME, "jordan@example.com");
                    assertThat(events).containsExactly("lead.created");
                });
    }

    @ParameterizedTest(name = "auto-commit {0}, JPA {1}, manager is a bean {2}")
    @CsvSource({"true, false, true", "false, false, true", "true, true, true", "false, true, true", "true, false, false"
    })
    void a_listener_after_the_commit_has_a_transaction_of_its_own(boolean autoCommit, boolean jpa, boolean isBean) {
        Hosts.onH2()
                .withConfiguration(
                        AutoConfigurations.of(jpa ? new Class<?>[] {HibernateJpaAutoConfiguration.class} : NOTHING))
                .withUserConfiguration(Writing.class)
                .withPropertyValues(
                        "leadstone.events.publish=after-commit", "spring.datasource.hikari.auto-commit=" + autoCommit)
                .run(host -> {
                    LeadManagement management = host.getBean(LeadManagement.class);
                    PlatformTransactionManager manager = isBean
                            ? host.getBean(PlatformTransactionManager.class)
                            : new JdbcTransactionManager(host.getBean(DataSource.class));
                    JdbcTemplate jdbc = host.getBean(JdbcTemplate.class);
                    TransactionTemplate transaction = new TransactionTemplate(manager);
                    transaction.executeWithoutResult(begun -> jdbc.execute("CREATE TABLE note (text VARCHAR(40))"));
                    AtomicBoolean ran = new AtomicBoolean();

                    transaction.executeWithoutResult(begun -> {
                        Hosts.create(management, ACME, "kept@example.com");
                        Hosts.create(management, ACME, "undone@example.com");
                        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                            @Override
                            public void afterCompletion(int status) {
                                ran.set(TransactionSynchronizationManager.isActualTransactionActive()
                                        && TransactionSynchronizationManager.hasResource(
                                                host.getBean(DataSource.class)));
                            }
                        });
                    });

                    assertThat(jdbc.queryForList("SELECT text FROM note", String.class))
                            .containsExactly("copy of kept@example.com");
                    assertThat(management
                                    .leads()
                                    .list(ACME, LeadQuery.ALL, PageRequest.FIRST)
                                    .items())
                            .extracting(
                                    lead -> lead.details().email().orElseThrow().value())
                            .containsExactlyInAnyOrder(
                                    "kept@example.com", "undone@example.com", "copy-of-kept@example.com");
                    assertThat(ran)
                            .as("later synchronizations find the same state")
                            .isTrue();
                });
    }

    @Test
    void a_listener_may_use_lead_management() {
        Hosts.onH2().withUserConfiguration(Reading.class).run(host -> {
            assertThat(host).hasNotFailed();
            LeadSnapshot lead = Hosts.create(host.getBean(LeadManagement.class), ACME, "jordan@example.com");
            assertThat(host.getBean(Reading.class).calls).containsExactly("first " + lead.id(), "second " + lead.id());
        });
    }

    /** Spring knows the class of such a bean as soon as it exists, which is after {@code LeadManagement}. */
    @Test
    void a_service_whose_class_listens_takes_no_event_of_a_listener() {
        Hosts.onH2().withUserConfiguration(ListeningService.class).run(host -> {
            Hosts.create(host.getBean(LeadManagement.class), ACME, "jordan@example.com");
            assertThat(host.getBean(ListeningService.class).calls).containsExactly("first", "second");
        });
    }

    private static TransactionTemplate transaction(ApplicationContext host) {
        return new TransactionTemplate(host.getBean(PlatformTransactionManager.class));
    }

    /** An application that listens to both kinds of events. */
    @Configuration(proxyBeanMethods = false)
    static class Listening {

        private final List<String> events = new ArrayList<>();
        private final List<String> changes = new ArrayList<>();
        private boolean veto;

        @EventListener
        void happened(LeadEvent event) {
            events.add(event.type().code());
        }

        @EventListener
        void changing(LeadChange change) {
            if (veto) {
                throw new IllegalStateException("vetoed");
            }
            changes.add(change.after().id().toString());
        }

        @Bean
        String marker() {
            return "listening";
        }
    }

    /** An application whose listener writes in a transaction, and rolls one of them back. */
    @Configuration(proxyBeanMethods = false)
    static class Writing {

        private final LeadManagement management;
        private final JdbcTemplate jdbc;
        private final TransactionTemplate transaction;

        Writing(LeadManagement management, JdbcTemplate jdbc, PlatformTransactionManager manager) {
            this.management = management;
            this.jdbc = jdbc;
            this.transaction = new TransactionTemplate(manager);
        }

        @EventListener
        void happened(LeadEvent event) {
            LeadSnapshot lead = management.leads().get(ACME, event.leadId());
            String email = lead.details().email().orElseThrow().value();
            if (!email.startsWith("copy")) {
                transaction.executeWithoutResult(begun -> {
                    jdbc.update("INSERT INTO note (text) VALUES (?)", "copy of " + email);
                    Hosts.create(management, ACME, "copy-of-" + email);
                    if (email.startsWith("undone")) {
                        begun.setRollbackOnly();
                    }
                });
            }
        }
    }

    /** An application whose listeners read leads. One of them fails. */
    @Configuration(proxyBeanMethods = false)
    static class Reading {

        private final List<String> calls = new ArrayList<>();

        @Bean
        @Order(2)
        LeadEventListener second(LeadManagement management) {
            return event -> calls.add(
                    "second " + management.leads().get(ACME, event.leadId()).id());
        }

        @Bean
        @Order(1)
        LeadEventListener first(LeadManagement management) {
            return event -> {
                calls.add(
                        "first " + management.leads().get(ACME, event.leadId()).id());
                throw new IllegalStateException("a listener fails");
            };
        }
    }

    /** An application with two listeners, and a service that is a listener by its class only. */
    @Configuration(proxyBeanMethods = false)
    static class ListeningService {

        private final List<String> calls = new ArrayList<>();

        @Bean
        @Order(0)
        Runnable crm(LeadManagement management) {
            return new Crm(management, calls);
        }

        @Bean
        @Order(2)
        LeadEventListener second() {
            return event -> calls.add("second");
        }

        @Bean
        @Order(1)
        LeadEventListener first() {
            return event -> calls.add("first");
        }
    }

    /** A service that also listens. */
    private record Crm(LeadManagement management, List<String> calls) implements Runnable, LeadEventListener {

        @Override
        public void run() {
            management.health();
        }

        @Override
        public void onEvent(LeadEvent event) {
            calls.add("crm");
        }
    }
}
