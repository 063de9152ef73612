package io.leadstone.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadstone.adapter.rest.LeadstoneRest;
import io.leadstone.adapter.rest.auth.ApiKeyAuthenticator;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.LeadOperations;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.access.CreateApiKeyCommand;
import io.leadstone.application.port.in.access.ManageApiKeys.NewApiKey;
import io.leadstone.domain.CompanyId;
import io.leadstone.server.settings.WrongSettingException;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import jakarta.ws.rs.core.Application;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** Tests requests that never reach a route, and the request log. */
class HttpServerTest {

    private static final Logger REQUESTS = (Logger) LoggerFactory.getLogger("io.leadstone.server.request");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private HttpServer server;
    private NewApiKey key;

    @BeforeEach
    void start() {
        InMemoryLeadStore store = new InMemoryLeadStore();
        LeadManagement management = LeadManagement.builder().store(store).build();
        key = LeadOperations.of(store)
                .apiKeys()
                .create(new CreateApiKeyCommand(new CompanyId("acme"), "", EnumSet.allOf(Scope.class)));
        server = HttpServer.start(
                "127.0.0.1",
                0,
                LeadstoneRest.of(
                                management,
                                LeadTokens.of(new byte[32]),
                                new ApiKeyAuthenticator(management.verifyApiKey()))
                        .application());
        log.start();
        REQUESTS.addAppender(log);
    }

    @AfterEach
    void stop() {
        server.close();
        REQUESTS.detachAppender(log);
    }

    @ParameterizedTest
    @CsvSource({
        "505, HTTP_VERSION_NOT_SUPPORTED, , GET / HTTP/9",
        "400, BAD_REQUEST, , nonsense",
        "400, BAD_REQUEST, /health, GET /health?a=hidden HTTP/1.1|Content-Length: 0|Transfer-Encoding: chunked",
        "400, BAD_REQUEST, /health, GET /health HTTP/1.1|Host: x|Content-Length: a",
        "400, BAD_REQUEST, , GET /%zz HTTP/1.1|Host: x|Connection: close",
        "400, BAD_REQUEST, /a%2Fb, GET /a%2Fb?hidden HTTP/1.1|Host: x|Connection: close",
        "400, BAD_REQUEST, /health, GET /health HTTP/1.1|Host: x hidden|Connection: close",
        "404, ROUTE_NOT_FOUND, /nowhere, GET /nowhere?hidden HTTP/1.1|Host: x|Connection: close"
    })
    void a_malformed_request_is_answered_with_a_problem(
            int status, String code, @Nullable String instance, String lines) throws Exception {
        assertProblem(RawExchange.of(server.uri(), lines.replace("|", "\r\n") + "\r\n\r\n"), status, code, instance);
    }

    @Test
    void the_page_of_the_api_lists_each_code() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "http-api.md"));
        ProblemErrorHandler.CODES.forEach(
                (status, code) -> assertThat(page).contains("\n| " + status + " | `" + code + "` |"));
    }

    @Test
    void a_request_line_or_header_that_is_too_long_is_rejected() throws Exception {
        String line = "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: x\r\n\r\n";
        assertProblem(RawExchange.of(server.uri(), line), 414, "URI_TOO_LONG", null);
        String query =
                "GET /v1/lead/company?" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        assertProblem(RawExchange.of(server.uri(), query), 414, "URI_TOO_LONG", "/v1/lead/company");
        String header = "GET /health HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(20_000) + "\r\n\r\n";
        assertProblem(RawExchange.of(server.uri(), header), 431, "REQUEST_HEADER_FIELDS_TOO_LARGE", "/health");
    }

    @Test
    void a_body_that_is_too_long_is_rejected_even_without_a_length() throws Exception {
        String chunk = "40001\r\n" + "x".repeat(0x40001) + "\r\n";
        String request = head("POST /v1/lead", "Transfer-Encoding: chunked") + chunk.repeat(4) + "0\r\n\r\n";
        assertProblem(RawExchange.of(server.uri(), request), 413, "BODY_TOO_LARGE", "/v1/lead");
    }

    @Test
    void location_and_link_never_contain_the_host_header() throws Exception {
        for (int i = 0; i < 2; i++) {
            String body = "{\"first_name\":\"A\",\"last_name\":\"B\",\"email\":\"a" + i + "@example.com\"}";
            RawExchange created = RawExchange.of(
                    server.uri(),
                    head("POST /v1/lead", "Content-Length: " + body.length()).replace("Host: x", "Host: evil.example")
                            + body);
            assertThat(created.status()).isEqualTo(201);
            assertThat(created.answer()).contains("Location: /v1/lead/").doesNotContain("evil.example");
        }
        RawExchange page = RawExchange.of(
                server.uri(),
                head("GET /v1/lead/company?per_page=1", "X-Forwarded-Host: evil.example")
                        .replace("Host: x", "Host: evil.example"));
        assertThat(page.answer())
                .contains("Link: </v1/lead/company?per_page=1&page=2>; rel=\"next\"")
                .doesNotContain("evil.example");
    }

    @Test
    void a_query_of_nine_kilobytes_is_answered_with_its_page() throws Exception {
        String body = "{\"first_name\":\"A\",\"last_name\":\"B\",\"email\":\"a@example.com\"}";
        for (String email : List.of("a@", "b@")) {
            RawExchange.of(
                    server.uri(),
                    head("POST /v1/lead", "Content-Length: " + body.length()) + body.replace("a@", email));
        }
        // The three links are longer than the 8 KiB that Jetty buffers for the headers of an answer.
        String query = "GET /v1/lead/company?per_page=1" + "&status=new".repeat(500);
        RawExchange page = RawExchange.of(server.uri(), head(query, "Accept: application/json"));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("\"next_cursor\":\"");
    }

    @Test
    void an_answer_does_not_name_the_server() throws Exception {
        RawExchange health =
                RawExchange.of(server.uri(), "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(health.status()).isEqualTo(200);
        assertThat(health.hasHeader("Server")).isFalse();
        assertThat(health.hasHeader("X-Powered-By")).isFalse();
        assertThat(health.hasHeader("X-Request-Id")).isTrue();
    }

    @Test
    void the_log_line_of_a_request_has_no_personal_data() throws Exception {
        String query = "GET /v1/lead/company?search=jordan@example.com";
        assertThat(RawExchange.of(server.uri(), head(query, "X-Request-Id: from-the-client"))
                        .status())
                .isEqualTo(200);
        server.close();
        // Servers of other tests write to the same log.
        List<String> lines = log.list.stream()
                .map(event -> event.getKeyValuePairs().stream()
                        .map(pair -> pair.key + "=" + pair.value)
                        .collect(Collectors.joining(" ")))
                .filter(line -> line.contains("request_id=from-the-client"))
                .toList();
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0))
                .contains(
                        "method=GET",
                        "route=/{prefix}/lead/company",
                        "status=200",
                        "company=acme",
                        "principal=" + key.key().id())
                .doesNotContain("jordan", "127.0.0.1", key.secret());
    }

    @Test
    void a_page_can_read_why_its_body_was_refused() throws Exception {
        String origin = "Origin: https://shop.example";
        String answer = RawExchange.of(
                        server.uri(),
                        head("POST /v1/lead/register", origin + "\r\nContent-Length: 70000") + "x".repeat(70_000))
                .answer();
        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .contains("\r\nAccess-Control-Allow-Origin: https://shop.example\r\n", "\r\nVary: Origin\r\n");

        String ofMembers = RawExchange.of(
                        server.uri(),
                        head("POST /v1/lead", origin + "\r\nContent-Length: 2000000") + "x".repeat(2_000_000))
                .answer();
        assertThat(ofMembers).startsWith("HTTP/1.1 413").doesNotContain("Access-Control");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GET /health HTTP/1.1\r\nHost: x\r\n\r\n"})
    void a_connection_without_a_request_does_not_delay_the_end(String before) throws Exception {
        try (Socket browser =
                new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
            InputStream answer = browser.getInputStream();
            browser.getOutputStream().write(before.getBytes(StandardCharsets.US_ASCII));
            if (!before.isEmpty()) {
                assertThat(answer.read()).isEqualTo('H');
            }
            Instant start = Instant.now();
            server.close();
            assertThat(Duration.between(start, Instant.now())).isLessThan(HttpLimits.BODY_AT_CLOSE);
            browser.setSoTimeout(10_000);
            requireEnd(answer);
        }
    }

    /** Fails with a timeout if the server has not closed the connection. */
    private static void requireEnd(InputStream answer) throws IOException {
        try {
            answer.readAllBytes();
        } catch (SocketException reset) {
            // A connection that the server has not accepted yet ends in this way.
        }
    }

    @Test
    void a_request_id_that_is_unsafe_to_log_is_replaced() throws Exception {
        String request = "GET /health HTTP/1.1\r\nHost: x\r\nX-Request-Id: a b\"c\r\nConnection: close\r\n\r\n";
        RawExchange health = RawExchange.of(server.uri(), request);
        assertThat(health.answer()).doesNotContain("a b\"c");
        assertThat(health.hasHeader("X-Request-Id")).isTrue();
    }

    @Test
    void a_port_in_use_or_an_unknown_host_is_a_wrong_setting() {
        int taken = server.uri().getPort();
        assertThatThrownBy(() -> HttpServer.start("127.0.0.1", taken, new Application()))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("LEADSTONE_PORT: ");
        assertThatThrownBy(() -> HttpServer.start("no-such-host.invalid", 0, new Application()))
                .isInstanceOf(WrongSettingException.class)
                .hasMessageStartingWith("LEADSTONE_HOST: ");
    }

    private String head(String line, String header) {
        return String.join(
                "\r\n",
                line + " HTTP/1.1",
                "Host: x",
                "X-API-Key: " + key.key().id(),
                "X-API-Secret: " + key.secret(),
                "Content-Type: application/json",
                "Connection: close",
                header,
                "",
                "");
    }

    private static void assertProblem(RawExchange exchange, int status, String code, @Nullable String instance)
            throws IOException {
        assertThat(exchange.status()).isEqualTo(status);
        assertThat(exchange.hasHeader("Server")).isFalse();
        assertThat(exchange.answer())
                .containsIgnoringCase("Cache-Control: no-store")
                .contains("nosniff");
        JsonNode problem = new ObjectMapper().readTree(exchange.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(List.of("type", "title", "detail", "error")).allMatch(problem::hasNonNull);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("instance").textValue()).isEqualTo(instance);
        assertThat(exchange.answer())
                .doesNotContainIgnoringCase("jetty")
                .doesNotContain("Exception", "\tat ", "hidden");
    }
}
