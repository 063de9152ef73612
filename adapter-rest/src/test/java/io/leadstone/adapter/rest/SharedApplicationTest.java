package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.host.HelloResource;
import com.sun.net.httpserver.HttpServer;
import io.leadstone.adapter.rest.auth.ApiKeyAuthenticator;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.adapter.rest.jersey.JerseyRoutes;
import io.leadstone.application.LeadManagement;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An application of a host that has routes of its own beside those of Leadstone. */
class SharedApplicationTest {

    private static final HttpServer SERVER =
            JdkHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/"), application(), true);

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static ResourceConfig application() {
        LeadManagement management =
                LeadManagement.builder().store(new InMemoryLeadStore()).build();
        LeadstoneRest rest = LeadstoneRest.of(
                management, LeadTokens.of(RestHost.TOKEN_SECRET), new ApiKeyAuthenticator(management.verifyApiKey()));
        ResourceConfig config = new ResourceConfig(HelloResource.class);
        JerseyRoutes.addTo(config, rest);
        return config;
    }

    @AfterAll
    static void stop() {
        SERVER.stop(0);
    }

    @Test
    void a_route_of_the_host_needs_no_credentials_and_keeps_its_headers() throws Exception {
        HttpResponse<String> answer = get("/host");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(answer.headers().map()).doesNotContainKeys("cache-control", "x-content-type-options");
    }

    @Test
    void a_route_of_the_host_may_read_a_compressed_body() throws Exception {
        assertThat(get("/host", "Content-Encoding", "gzip").statusCode()).isEqualTo(200);
        assertThat(get("/openapi.json", "Content-Encoding", "gzip").statusCode())
                .isEqualTo(415);
    }

    @Test
    void a_failure_of_the_host_is_no_problem_document() throws Exception {
        assertThat(get("/host/fault").statusCode()).isEqualTo(500);
        assertThat(get("/host/fault").body()).doesNotContain("INTERNAL_ERROR");
        assertThat(get("/host/forbidden").statusCode()).isEqualTo(403);
        assertThat(get("/host/forbidden").body()).isEmpty();
    }

    @Test
    void a_request_without_a_route_gets_the_answer_of_the_runtime() throws Exception {
        HttpResponse<String> answer = get("/nothing");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("content-type")).isNotEqualTo(Optional.of("application/problem+json"));
    }

    @Test
    void a_page_can_read_a_refused_media_type_of_leadstone_and_no_refusal_of_the_host() throws Exception {
        HttpResponse<String> leadstone = CLIENT.send(
                request("/v1/lead/register", "Origin", "https://shop.example", "Content-Type", "text/plain")
                        .POST(HttpRequest.BodyPublishers.ofString("text"))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(leadstone.statusCode()).isEqualTo(415);
        assertThat(leadstone.headers().allValues("Access-Control-Allow-Origin"))
                .containsExactly("https://shop.example");
        HttpResponse<String> host = get("/host/forbidden", "Origin", "https://shop.example");
        assertThat(host.headers().map()).doesNotContainKeys("access-control-allow-origin", "vary");
    }

    @Test
    void a_failure_of_leadstone_is_a_problem_document() throws Exception {
        HttpResponse<String> answer = get("/v1/lead/00000000-0000-7000-8000-000000000000");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(answer.body()).contains("\"instance\":\"/v1/lead/00000000-0000-7000-8000-000000000000\"");
    }

    private static HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return CLIENT.send(request(path, headers).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + SERVER.getAddress().getPort() + path));
        return headers.length > 0 ? request.headers(headers) : request;
    }
}
