package io.leadstone.spring;

import static io.leadstone.spring.Hosts.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.out.lead.LeadEventListener;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes are published as events of Spring only if the application asks for it. */
class EventsTest {

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
}
