package com.example.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.LeadstoneRest;
import io.leadstone.adapter.rest.auth.ApiKeyAuthenticator;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Role;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.domain.CompanyId;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Optional;
import org.jboss.resteasy.plugins.server.undertow.UndertowJaxrsServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HostApplicationTest {

    private static final UndertowJaxrsServer SERVER = new UndertowJaxrsServer();
    private static URI server;

    @BeforeAll
    static void start() throws IOException {
        InMemoryLeadStore store = new InMemoryLeadStore();
        LeadManagement leads = LeadManagement.builder().store(store).build();
        LeadManagement.builder()
                .store(store)
                .buildOperations()
                .apiKeys()
                .create(new CreateApiKeyCommand(
                        new CompanyId("acme"),
                        "test",
                        EnumSet.allOf(Scope.class),
                        Role.MEMBER,
                        Optional.of("test-key"),
                        Optional.of("test-secret")));
        LeadTokens tokens = LeadTokens.of("a test needs no secret, 32 bytes".getBytes(StandardCharsets.UTF_8));
        int port = freePort();
        SERVER.setHostname("127.0.0.1").setPort(port).start();
        SERVER.deploy(new HostApplication(
                LeadstoneRest.of(leads, tokens, new ApiKeyAuthenticator(leads.verifyApiKey()))));
        server = URI.create("http://127.0.0.1:" + port + "/");
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
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
        assertThat(send("GET", "/health", "").body()).contains("UP");
        assertThat(send("GET", "/openapi.json", "").body()).contains("openapi");
        assertThat(send("GET", "/v1/analytic/leads", "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/v1/webhook", "").statusCode()).isEqualTo(200);
        assertThat(send("GET", "/v1/agent", "").statusCode()).isEqualTo(200);

        HttpResponse<String> anonymous = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(server.resolve("/v1/lead/company")).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(anonymous.statusCode()).isEqualTo(401);
        assertThat(anonymous.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(anonymous.headers().firstValue("cache-control")).hasValue("no-store");
    }

    @Test
    void the_routes_of_the_host_are_left_alone() throws Exception {
        HttpResponse<String> hello = send("GET", "/host", "");
        assertThat(hello.body()).isEqualTo("hello");
        assertThat(hello.headers().map()).doesNotContainKeys("cache-control", "x-content-type-options");
        assertThat(send("GET", "/host/forbidden", "").statusCode()).isEqualTo(403);
        HttpResponse<String> fault = send("GET", "/host/fault", "");
        assertThat(fault.statusCode()).isEqualTo(500);
        assertThat(fault.body()).doesNotContain("INTERNAL_ERROR");
        HttpResponse<String> nowhere = send("GET", "/nowhere", "");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.headers().firstValue("content-type").orElse("")).doesNotContain("problem");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static HttpResponse<String> send(String method, String path, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .header("X-API-Key", "test-key")
                .header("X-API-Secret", "test-secret");
        if (body.isEmpty()) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(body));
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
