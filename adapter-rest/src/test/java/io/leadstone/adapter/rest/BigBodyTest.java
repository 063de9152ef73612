package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that expensive bodies are rejected, and that the answers to them are short. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BigBodyTest {

    private static final int MAX_VALUES = 10_000;
    private static final int MAX_DEPTH = 32;

    private final RestHost host = RestHost.start();
    private Route.Records records = Route.Records.MISSING;

    static List<Route> routesWithBody() {
        return Stream.concat(
                        Route.withBody().stream(),
                        Stream.of(new Route("POST", "/lead/register", "", java.util.Optional.of("{}"))))
                .toList();
    }

    @BeforeAll
    void createRecords() {
        records = host.oneOfEach();
    }

    @AfterAll
    void stop() {
        host.close();
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_body_has_at_most_ten_thousand_values(Route route) {
        String values = "1,".repeat(MAX_VALUES);
        Answer answer = call(route).json("{\"tags\":[" + values + "1]}").send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.field("code")).isEqualTo("JSON_TOO_MANY_VALUES");
        assertThat(answer.json().path("details").has("body")).isTrue();
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_body_is_nested_at_most_32_levels(Route route) {
        String deep = "{\"metadata\":" + "[".repeat(MAX_DEPTH) + "]".repeat(MAX_DEPTH) + "}";
        Answer answer = call(route).json(deep).send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.field("code")).isEqualTo("JSON_TOO_DEEP");
    }

    @Test
    void at_most_20_wrong_elements_are_named() {
        String tags = "1,".repeat(9_000);
        Answer answer =
                host.call("POST", "/v1/lead").json("{\"tags\":[" + tags + "1]}").send();
        assertThat(answer.status()).isEqualTo(400);
        assertIsShort(answer);
        assertThat(answer.json().path("details").has("tags[0]")).isTrue();
    }

    @Test
    void at_most_20_elements_of_a_long_list_are_named() {
        String tags = IntStream.range(0, 5_000)
                .mapToObj(index -> "\"" + "x".repeat(51) + index + "\"")
                .collect(Collectors.joining(","));
        for (RestCall call : List.of(host.call("POST", "/v1/lead"), host.call("PATCH", "/v1/lead/" + records.lead()))) {
            Answer answer = call.json("{\"tags\":[" + tags + "]}").send();
            assertThat(answer.status()).as(answer.text()).isEqualTo(422);
            assertIsShort(answer);
        }
    }

    @Test
    void at_most_20_unknown_fields_are_named_with_short_names() {
        String fields = IntStream.range(0, 30)
                .mapToObj(index -> "\"" + index + "\u00e9".repeat(10_000) + "\":1")
                .collect(Collectors.joining(","));
        Answer answer = host.call("POST", "/v1/lead").json("{" + fields + "}").send();
        assertThat(answer.status()).isEqualTo(422);
        assertIsShort(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/lead/register", "/api/v1/lead/register"})
    void the_public_route_reads_64_kibibytes(String path) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n";
        int tooLong = 64 * 1024 + 1;
        String body = "{\"notes\":\"" + "x".repeat(tooLong - 10);
        assertThat(host.raw(head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(tooLong) + "\r\n" + body
                        + "\r\n0\r\n\r\n"))
                .startsWith("HTTP/1.1 413 ")
                .contains("\"code\":\"BODY_TOO_LARGE\"");
        Answer asMember = host.call("POST", "/v1/lead").json(body + "\"}").send();
        assertThat(asMember.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @MethodSource("routesWithBody")
    void a_body_with_a_content_encoding_is_rejected(Route route) {
        Answer answer = call(route)
                .header("Content-Encoding", "gzip")
                .json(route.body().orElseThrow())
                .send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(415);
        assertThat(answer.field("code")).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
    }

    private static void assertIsShort(Answer answer) {
        JsonNode details = answer.json().path("details");
        int messages = 0;
        for (JsonNode field : details) {
            messages += field.size();
        }
        assertThat(messages).isBetween(10, 20);
        assertThat(details.toString().getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(8 * 1024);
        assertThat(answer.text().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(32 * 1024);
    }

    private RestCall call(Route route) {
        return route.call(host, "/v1", records).key("acme:all");
    }
}
