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
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

/** Runs the Java code of the README and of the pages, and compares it with their text. */
class EmbeddingTest {

    private static final Pattern BLOCK = Pattern.compile("(?s) {8}// begin ([\\w/.]+)\n(.*?) {8}// end\n");

    @Test
    void the_code_of_the_readme_captures_and_qualifies_a_lead() {
        DataSource dataSource =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "", "");

        // begin README.md
        LeadManagement management = LeadManagement.builder()
                .store(MyBatisLeadStore.builder(dataSource)
                        .schemaMode(SchemaMode.CREATE)
                        .build())
                .build();
        Caller sales = Caller.member(new CompanyId("acme"), "sales-desk", Scope.READ, Scope.WRITE);
        LeadFields fields = LeadFields.of("Jordan", "Lee", "jordan@example.com")
                .source("trade-fair")
                .consentDataProcessing(true)
                .build();
        LeadSnapshot lead =
                management.leads().create(sales, new CreateLeadCommand(fields)).lead();
        UpdateLeadCommand qualify = UpdateLeadCommand.of(lead.id(), f -> f.status(LeadStatus.QUALIFIED));
        management.leads().update(sales, qualify);
        Page<LeadEvent> history = management.leads().history(sales, lead.id(), PageRequest.FIRST);
        // end

        assertThat(history.items())
                .extracting(event -> event.type().code())
                .containsExactly("lead.status_changed", "lead.created");
    }

    @Test
    void the_code_of_the_webhook_page_starts_a_dispatcher() {
        InMemoryLeadStore store = new InMemoryLeadStore();

        // begin docs/webhooks.md
        WebhookDispatcher dispatcher =
                WebhookDispatcher.builder().queue(store.deliveryQueue()).build();
        LeadManagement management = LeadManagement.builder()
                .store(store)
                .onEvent(event -> dispatcher.wake())
                .build();
        dispatcher.start();
        // end

        assertThatThrownBy(dispatcher::start).as("it is started").isInstanceOf(IllegalStateException.class);
        management.health().check();
        dispatcher.close();
    }

    @Test
    void the_pages_contain_this_code() throws IOException {
        String source = Checkout.text("lead-server/src/test/java/io/leadstone/server/readme/EmbeddingTest.java");
        List<MatchResult> blocks = BLOCK.matcher(source).results().toList();
        assertThat(blocks).hasSize(2);
        for (MatchResult block : blocks) {
            String lines = block.group(2).replaceAll("(?m)^ {8}", "");
            assertThat(Checkout.text(block.group(1))).contains("```java\n" + lines + "```");
        }
    }
}
