package io.leadstone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.leadstone.adapter.rest.LeadstoneRest;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.application.LeadManagement;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests the page {@code /docs} and its files as a browser does. */
class ApiViewerTest {

    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]*)\"");
    private static final Pattern VERSIONED = Pattern.compile("-\\d+\\.\\d+\\.\\d+\\.(?:js|css)$");
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private static HttpServer server;

    @BeforeAll
    static void start() {
        server = HttpServer.start(
                "127.0.0.1",
                0,
                LeadstoneRest.of(
                                LeadManagement.builder()
                                        .store(new InMemoryLeadStore())
                                        .build(),
                                LeadTokens.of(new byte[32]))
                        .application());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/", "/v1/docs", "/v1/docs/", "/api/v1/docs"})
    void each_file_of_the_page_exists_and_has_its_type(String path) throws Exception {
        HttpResponse<String> page = send("GET", path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        Map<String, String> types = new TreeMap<>();
        for (URI file : files(page)) {
            HttpResponse<String> answer = send("GET", file.getPath());
            assertThat(answer.statusCode()).as(file.toString()).isEqualTo(200);
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            types.put(
                    file.getPath().replaceFirst(".*/", "").replaceFirst("-[\\d.]+\\.", "."),
                    answer.headers().firstValue("Content-Type").orElse(""));
        }
        assertThat(types)
                .isEqualTo(Map.of(
                        "openapi.json", "application/json",
                        "swagger-ui.css", "text/css;charset=utf-8",
                        "swagger-ui-bundle.js", "text/javascript;charset=utf-8",
                        "viewer.js", "text/javascript;charset=utf-8"));
    }

    @Test
    void the_policy_permits_no_inline_code_and_no_other_host() throws Exception {
        HttpResponse<String> page = send("GET", "/docs");
        String policy = page.headers().firstValue("Content-Security-Policy").orElse("");

        assertThat(Arrays.stream(policy.split("; *", -1)))
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'");
        assertThat(policy).doesNotContain("unsafe", "http", "*");
        assertThat(page.body()).doesNotContain("<style", " style=", " onload=", "http:", "https:", "//");
        assertThat(Pattern.compile("<script(?! src=\"[^\"]+\"></script>)")
                        .matcher(page.body())
                        .find())
                .as("an inline script")
                .isFalse();
    }

    @Test
    void caches_store_a_file_only_if_its_name_contains_the_version() throws Exception {
        HttpResponse<String> page = send("GET", "/docs");
        Map<Boolean, List<URI>> files = files(page).stream()
                .collect(Collectors.partitioningBy(
                        file -> VERSIONED.matcher(file.getPath()).find()));

        assertThat(files.get(true))
                .hasSize(2)
                .allSatisfy(file -> assertThat(caching(file)).containsExactly("public, max-age=31536000, immutable"));
        assertThat(files.get(false))
                .hasSize(2)
                .allSatisfy(file -> assertThat(caching(file)).containsExactly("no-store"));
        assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
    }

    @Test
    void a_head_request_has_the_headers_of_get() throws Exception {
        for (URI file : files(send("GET", "/docs"))) {
            HttpResponse<String> head = send("HEAD", file.getPath());
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            for (String header : List.of("Content-Type", "Cache-Control", "X-Content-Type-Options")) {
                assertThat(head.headers().allValues(header))
                        .as(header)
                        .isEqualTo(send("GET", file.getPath()).headers().allValues(header));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/docs/swagger-ui.css",
                "/docs/swagger-ui-bundle.js",
                "/docs/index.html",
                "/docs/swagger-initializer.js",
                "/docs/viewer.html",
                "/docs/openapi.json",
                "/docs/..",
                "/docs/%2e%2e",
                "/docs/..%2fopenapi.json",
                "/docs/%2e%2e%2f%2e%2e%2fpom.properties",
                "/docs/..;/openapi.json",
                "/docs/%5c..%5copenapi.json",
                "/docs/swagger-ui-5.34.1.css/../index.html",
                "/docs/css/swagger-ui.css"
            })
    void other_names_are_not_found(String path) throws Exception {
        RawExchange answer =
                RawExchange.of(server.uri(), "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.answer()).contains("application/problem+json", "no-store");
    }

    @Test
    void other_methods_are_refused() throws Exception {
        for (URI file : files(send("GET", "/docs"))) {
            assertThat(send("POST", file.getPath()).statusCode()).isEqualTo(405);
        }
    }

    @Test
    void the_document_describes_the_credentials() throws Exception {
        JsonNode schemes =
                new JsonMapper().readTree(send("GET", "/openapi.json").body()).at("/components/securitySchemes");

        assertThat(schemes.at("/apiKey/name").asText()).isEqualTo("X-API-Key");
        assertThat(schemes.at("/apiSecret/name").asText()).isEqualTo("X-API-Secret");
        assertThat(schemes.at("/bearer/scheme").asText()).isEqualTo("bearer");
        assertThat(schemes)
                .allSatisfy(scheme ->
                        assertThat(scheme.path("description").asText()).isNotBlank());
    }

    private static List<String> caching(URI file) throws IOException, InterruptedException {
        return send("GET", file.getPath()).headers().allValues("Cache-Control");
    }

    private static List<URI> files(HttpResponse<String> page) {
        return LINK.matcher(page.body())
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.startsWith("data:"))
                .map(page.uri()::resolve)
                .distinct()
                .toList();
    }

    private static HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path))
                .method(method, BodyPublishers.noBody())
                .build();
        return BROWSER.send(request, BodyHandlers.ofString());
    }
}
