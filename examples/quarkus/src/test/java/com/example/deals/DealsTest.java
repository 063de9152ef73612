package com.example.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.LeadSnapshot;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Tests transactions, events, companies and routes of the running application. */
@QuarkusTest
class DealsTest {

    private static final Caller ACME = Caller.member(new CompanyId("acme"), "test", Scope.READ, Scope.WRITE);
    private static final Caller GLOBEX = Caller.member(new CompanyId("globex"), "test", Scope.READ, Scope.WRITE);

    @Inject
    Deals deals;

    @Inject
    LeadManagement management;

    @Inject
    LeadLog log;

    @Inject
    UserTransaction transaction;

    @Inject
    DataSource dataSource;

    @TestHTTPResource("/")
    URI server;

    @Test
    void a_deal_and_its_lead_are_committed_together() throws Exception {
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
    void a_deal_and_its_lead_are_rolled_back_together() throws Exception {
        int events = log.types().size();
        String tooLong = "rolled back ".repeat(5);

        assertThatThrownBy(() -> deals.open(tooLong, "Jordan", "Lee", "rolled-back@example.com"))
                .isInstanceOf(SQLException.class);

        assertThat(emails(ACME)).doesNotContain("rolled-back@example.com");
        assertThat(log.types()).as("no event after a rollback").hasSize(events);
        deals.open("second try", "Jordan", "Lee", "rolled-back@example.com");
    }

    @Test
    void a_rolled_back_transaction_leaves_no_lead_and_no_event() throws Exception {
        int events = log.types().size();
        transaction.begin();
        create(ACME, "undone@example.com");
        transaction.rollback();
        assertThat(emails(ACME)).doesNotContain("undone@example.com");
        assertThat(log.types()).as("no event after a rollback").hasSize(events);
    }

    @Test
    void no_event_precedes_the_commit() throws Exception {
        int events = log.types().size();
        transaction.begin();
        try (Connection connection = dataSource.getConnection()) {
            assertThat(connection.getAutoCommit()).isFalse();
        }
        create(ACME, "one@example.com");
        create(ACME, "two@example.com");
        assertThat(log.types()).hasSize(events);
        transaction.commit();
        assertThat(log.types()).hasSize(events + 2);
    }

    @Test
    void another_company_sees_nothing() throws Exception {
        LeadSnapshot lead = create(GLOBEX, "theirs@example.com");

        assertThatThrownBy(() -> management.leads().history(ACME, lead.id(), PageRequest.FIRST))
                .isInstanceOf(LeadNotFoundException.class);
        assertThat(send("GET", "/v1/lead/" + lead.id(), "").statusCode()).isEqualTo(404);
        assertThat(emails(ACME)).doesNotContain("theirs@example.com");
    }

    @Test
    void the_routes_of_leadstone_answer() throws Exception {
        HttpResponse<String> created = send(
                "POST",
                "/v1/lead",
                "{\"first_name\": \"Jordan\", \"last_name\": \"Lee\", \"email\": \"http@example.com\"}");
        assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
        String lead = created.headers().firstValue("location").orElseThrow();
        assertThat(lead).startsWith("/v1/lead/");

        assertThat(send("GET", lead, "").body()).contains("http@example.com");
        assertThat(send("PATCH", lead, "{\"status\": \"qualified\"}").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/v1/lead/company?search=http", "").body()).contains("http@example.com");
        assertThat(send("GET", "/v1/lead/company?limit=0", "").statusCode()).isEqualTo(422);
        assertThat(send("GET", lead + "/history", "").body()).contains("lead.created");
        assertThat(send("DELETE", lead, "").statusCode()).isEqualTo(200);
        assertThat(send("PUT", "/v1/lead/company", "{}").statusCode()).isEqualTo(405);
        assertThat(send("POST", "/v1/lead", "{\"first_name\": 1}").body())
                .contains("\"instance\":\"/v1/lead\"")
                .contains("first_name");
        assertThat(send("GET", "/v1/analytic/leads", "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/v1/webhook", "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/v1/agent", "").statusCode()).isEqualTo(200);

        HttpResponse<String> unknown = send("GET", "/v1/nowhere", "");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("content-type")).hasValue("application/problem+json");

        HttpResponse<String> anonymous = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.resolve("/v1/lead/company")).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(anonymous.headers().firstValue("cache-control")).hasValue("no-store");
    }

    @Test
    void the_routes_of_the_application_are_left_alone() throws Exception {
        deals.open("over http", "Jordan", "Lee", "deal@example.com");

        HttpResponse<String> titles = send("GET", "/deals", "");
        assertThat(titles.body()).contains("over http");
        assertThat(titles.headers().map()).doesNotContainKey("cache-control");
        HttpResponse<String> unknown = send("GET", "/deals/unknown", "");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("content-type").orElse("")).doesNotContain("problem");
        assertThat(send("GET", "/q/health", "").body()).contains("UP");
        HttpResponse<String> nowhere = send("GET", "/nowhere", "");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.headers().firstValue("content-type").orElse("")).doesNotContain("problem");
    }

    private List<String> emails(Caller caller) {
        return management.leads().list(caller, LeadQuery.ALL, PageRequest.FIRST).items().stream()
                .map(lead -> lead.details().email().orElseThrow().value())
                .toList();
    }

    private LeadSnapshot create(Caller caller, String email) {
        LeadFields fields = LeadFields.of("Jordan", "Lee", email).build();
        return management.leads().create(caller, new CreateLeadCommand(fields)).lead();
    }

    private HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("X-API-Key", "deals-key")
                .header("X-API-Secret", "deals-secret");
        if (body.isEmpty()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
