package com.example.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.LeadSnapshot;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tests transactions, events, companies and routes of the running application. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:test;DB_CLOSE_DELAY=-1",
            "leadstone.bootstrap.api-key=test-key",
            "leadstone.bootstrap.api-secret=test-secret"
        })
class DealsApplicationTest {

    private static final Caller ACME = Caller.member(new CompanyId("acme"), "test", Scope.READ, Scope.WRITE);
    private static final Caller GLOBEX = Caller.member(new CompanyId("globex"), "test", Scope.READ, Scope.WRITE);

    @Autowired
    private Deals deals;

    @Autowired
    private LeadManagement management;

    @Autowired
    private LeadLog log;

    @Autowired
    private JdbcTemplate jdbc;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private MeterRegistry meters;

    @Value("${local.server.port}")
    private int port;

    @Test
    void the_pool_has_no_auto_commit() throws Exception {
        try (var connection = dataSource.getConnection()) {
            assertThat(connection.getAutoCommit()).isFalse();
        }
    }

    @Test
    void a_deal_and_its_lead_are_committed_together() {
        int events = log.types().size();

        LeadSnapshot lead = deals.open("committed", "Jordan", "Lee", "committed@example.com");

        assertThat(deals.titles()).contains("committed");
        assertThat(management
                        .leads()
                        .history(ACME, lead.id(), PageRequest.FIRST)
                        .items())
                .hasSize(1);
        assertThat(log.types()).hasSize(events + 1).contains("lead.created");
    }

    @Test
    void a_deal_and_its_lead_are_rolled_back_together() {
        int events = log.types().size();
        String tooLong = "rolled back ".repeat(5);

        assertThatThrownBy(() -> deals.open(tooLong, "Jordan", "Lee", "rolled-back@example.com"))
                .isInstanceOf(DataAccessException.class);

        assertThat(jdbc.queryForList("SELECT id FROM leadstone_lead WHERE email = 'rolled-back@example.com'"))
                .isEmpty();
        assertThat(log.types()).as("no event after a rollback").hasSize(events);
        deals.open("second try", "Jordan", "Lee", "rolled-back@example.com");
    }

    @Test
    void a_lead_outside_of_a_transaction_is_committed() {
        LeadSnapshot lead = create(ACME, "alone@example.com");

        assertThat(jdbc.queryForList("SELECT id FROM leadstone_lead WHERE email = 'alone@example.com'"))
                .hasSize(1);
        assertThat(management
                        .leads()
                        .history(ACME, lead.id(), PageRequest.FIRST)
                        .items())
                .hasSize(1);
    }

    @Test
    void another_company_sees_nothing() throws Exception {
        LeadSnapshot lead = create(GLOBEX, "theirs@example.com");

        assertThatThrownBy(() -> management.leads().history(ACME, lead.id(), PageRequest.FIRST))
                .isInstanceOf(LeadNotFoundException.class);
        assertThat(get("/leadstone/v1/lead/" + lead.id()).statusCode()).isEqualTo(404);
    }

    @Test
    void use_cases_and_store_calls_are_measured() {
        deals.open("measured", "Robin", "Ray", "measured@example.com");

        assertThat(meters.get("leadstone.use.case")
                        .tags("use.case", "CreateLead", "outcome", "success")
                        .timer()
                        .count())
                .isPositive();
        assertThat(meters.get("leadstone.store.call")
                        .tags("port", "LeadRepository", "method", "add")
                        .timer()
                        .count())
                .isPositive();
    }

    @Test
    void the_routes_of_all_work_side_by_side() throws Exception {
        deals.open("over http", "Jordan", "Lee", "http@example.com");

        assertThat(get("/deals").body()).contains("over http");
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
        assertThat(get("/leadstone/v1/lead/company").body()).contains("http@example.com");
        assertThat(get("/leadstone/health").body()).contains("UP");
        assertThat(get("/actuator/health").body())
                .contains("leadstone")
                .contains("UP")
                .doesNotContain("DOWN");
    }

    private LeadSnapshot create(Caller caller, String email) {
        LeadFields fields = LeadFields.of("Jordan", "Lee", email).build();
        return management.leads().create(caller, new CreateLeadCommand(fields)).lead();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("X-API-Key", "test-key")
                .header("X-API-Secret", "test-secret")
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
