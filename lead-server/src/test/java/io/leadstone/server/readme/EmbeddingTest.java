package io.leadstone.server.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.adapter.mybatis.MyBatisLeadStore;
import io.leadstone.adapter.mybatis.SchemaMode;
import io.leadstone.adapter.webhook.WebhookDispatcher;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.LeadEvent;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.io.IOException;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** The README's lines of Java, run. */
class EmbeddingTest {

    @Test
    void the_readmes_lines_capture_and_qualify_a_lead() {
        DataSource dataSource =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");

        // README
        LeadManagement management = LeadManagement.builder()
                .store(MyBatisLeadStore.builder(dataSource)
                        .schemaMode(SchemaMode.CREATE)
                        .build())
                .build();
        Caller sales = Caller.member(new CompanyId("acme"), "sales-desk", Scope.READ, Scope.WRITE);

        LeadFields draft = LeadFields.of("Jordan", "Lee", "jordan@example.com")
                .source("trade-fair")
                .consentDataProcessing(true)
                .build();
        LeadSnapshot lead =
                management.leads().create(sales, new CreateLeadCommand(draft)).lead();

        UpdateLeadCommand qualify = UpdateLeadCommand.of(lead.id(), f -> f.status(LeadStatus.QUALIFIED));
        management.leads().update(sales, qualify);
        Page<LeadEvent> history = management.leads().history(sales, lead.id(), PageRequest.FIRST);
        // README

        assertThat(history.items())
                .extracting(event -> event.type().code())
                .containsExactly("lead.status_changed", "lead.consent_changed", "lead.created");
    }

    @Test
    void the_readmes_lines_start_a_dispatcher() {
        InMemoryLeadStore store = new InMemoryLeadStore();

        // README
        WebhookDispatcher dispatcher =
                WebhookDispatcher.builder().queue(store.deliveryQueue()).build();
        LeadManagement management = LeadManagement.builder()
                .store(store)
                .onEvent(event -> dispatcher.wake())
                .build();
        dispatcher.start();
        // README

        assertThatThrownBy(dispatcher::start).as("it is started").isInstanceOf(IllegalStateException.class);
        management.health().check();
        dispatcher.close();
    }

    @Test
    void they_stand_in_the_readme() throws IOException {
        String source = Checkout.text("lead-server/src/test/java/io/leadstone/server/readme/EmbeddingTest.java");
        String[] parts = source.split(" {8}// README\n", -1);
        for (int block = 1; block < parts.length; block += 2) {
            String lines = parts[block].replaceAll("(?m)^ {8}", "");
            assertThat(Checkout.text("README.md")).contains("```java\n" + lines + "```");
        }
    }
}
