package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.testkit.SampleLeads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests pages, cursors, links and parameters of lists. */
class ListsTest {

    private static RestHost host;
    private static String lead = "";
    private static String webhook = "";

    @BeforeAll
    static void createRecords() {
        host = RestHost.start();
        for (int number = 1; number <= 5; number++) {
            webhook = host.call("POST", "/v1/webhook")
                    .json("{\"url\":\"https://crm.example/" + number + "\",\"events\":[\"*\"]}")
                    .send()
                    .field("id");
            lead = host.call("POST", "/v1/lead")
                    .json("{\"first_name\":\"N\",\"last_name\":\"L" + number + "\",\"email\":\"n" + number
                            + "@example.com\",\"source\":\"s" + number + "\",\"tags\":[\"t\"]"
                            + (number < 3 ? ",\"owner_id\":\"sam\"}" : "}"))
                    .send()
                    .field("id");
            host.clock.advance(Duration.ofSeconds(1));
            host.call("PUT", "/v1/agent/bot" + number).json("{}").send();
        }
        for (int number = 1; number <= 5; number++) {
            host.call("POST", "/v1/webhook/" + webhook + "/test").send();
            host.clock.advance(Duration.ofSeconds(1));
            host.call("POST", "/v1/lead/" + lead + "/consent")
                    .json("{\"purpose\":\"marketing\",\"granted\":true,\"policy_version\":\"" + number + "\"}")
                    .send();
        }
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/lead/company",
                "/api/v1/lead/company",
                "/v1/agent",
                "CONSENT",
                "HISTORY",
                "/v1/webhook",
                "DELIVERIES"
            })
    void pages_and_cursors_return_the_same_items(String name) {
        String list = name.replace("CONSENT", "/v1/lead/" + lead + "/consent")
                .replace("HISTORY", "/v1/lead/" + lead + "/history")
                .replace("DELIVERIES", "/v1/webhook/" + webhook + "/deliveries");
        JsonNode all = host.call("GET", list).send().json();
        assertThat(all.path("items").size()).isBetween(5, 11);
        List<JsonNode> byLink = new ArrayList<>();
        String next = list + "?per_page=2";
        while (next != null) {
            Answer answer = host.call("GET", next).send();
            answer.json().path("items").forEach(byLink::add);
            next = link(answer, "next");
        }
        List<JsonNode> byCursor = new ArrayList<>();
        JsonNode page = host.call("GET", list + "?per_page=2").send().json();
        page.path("items").forEach(byCursor::add);
        while (page.path("pagination").path("has_next").asBoolean()) {
            String cursor = page.path("pagination").path("next_cursor").asText();
            page = host.call("GET", list + "?per_page=2&cursor=" + cursor)
                    .send()
                    .json();
            assertThat(page.path("pagination").path("page").isNull()).isTrue();
            assertThat(page.path("pagination").path("has_prev").asBoolean()).isTrue();
            page.path("items").forEach(byCursor::add);
        }
        assertThat(byLink).isEqualTo(byCursor).containsExactlyElementsOf(all.path("items"));
    }

    @Test
    void links_keep_the_filter_and_contain_no_host() {
        Answer answer =
                host.call("GET", "/api/v1/lead/company?tag=t&per_page=2&page=2").send();
        for (String[] expected : new String[][] {{"first", "1"}, {"prev", "1"}, {"next", "3"}}) {
            assertThat(link(answer, expected[0]))
                    .startsWith("/api/v1/lead/company?")
                    .contains("tag=t", "per_page=2")
                    .matches(".*[?&]page=" + expected[1] + "(&.*)?");
        }
        assertThat(answer.json().path("pagination").toString())
                .startsWith(
                        "{\"page\":2,\"per_page\":2,\"total\":5,\"total_is_exact\":true,\"pages\":3,\"has_next\":true,"
                                + "\"has_prev\":true,\"next_cursor\":\"");
        Answer last = host.call("GET", "/v1/lead/company?per_page=2&page=3").send();
        assertThat(link(last, "next")).isNull();
        assertThat(last.json().path("pagination").path("next_cursor").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "status=new&status=lost, 5",
        "status=lost, 0",
        "search=l3, 1",
        "search=, 5",
        "source=s2, 1",
        "source=s, 0",
        "agent_id=bot, 0",
        "owner_id=sam, 2",
        "owner_id=Sam, 0",
        "unassigned=true, 3",
        "unassigned=false, 5",
        "owner_id=sam&unassigned=false&search=l1, 1",
        "tag=t, 5",
        "created_after=2025-09-01T12:00:03Z, 2",
        "created_after=2025-09-01T14:00:03%2B02:00, 2",
        "created_after=2025-09-01T12:00:03, 2",
        "created_before=2025-09-01T12:00:03.000Z, 3",
        "created_after=2025-09-01, 5",
        "created_after=2025-09-02, 0",
        "created_before=2025-09-01, 5",
        "created_before=2025-08-31, 0",
        "created_after=2025-09-01&created_before=2025-09-01, 5",
        "created_after=2025-09-01&created_before=2025-09-01T12:00:03Z, 3",
        "created_before=9999-12-31, 5",
        "sort=last_name, 5",
        "sort=relevance, 5",
        "search=exmaple&sort=relevance, 5",
    })
    void a_filter_is_applied(String query, int expected) {
        Answer answer = host.call("GET", "/v1/lead/company?" + query).send();
        assertThat(answer.json().path("items").size()).as(answer.text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/submission?state=, state",
        "/v1/event?type=, type",
        "/v1/event?after=, after",
        "/v1/agent?cursor=, cursor",
        "/v1/lead/company?sort=, sort",
        "/v1/lead/company?total=, total",
        "/v1/conversation?per_page=, per_page",
        "/v1/analytic/leads?start_date=, start_date",
        "/v1/analytic/leads?timezone=, timezone",
        "/v1/company/statistics?days=, days",
        "DELIVERIES?status=, status"
    })
    void a_blank_parameter_of_a_list_or_report_is_refused(String path, String parameter) {
        Answer refused = host.call("GET", path.replace("DELIVERIES", "/v1/webhook/" + webhook + "/deliveries"))
                .send();
        assertThat(refused.status()).as(refused.text()).isEqualTo(422);
        assertThat(refused.json().path("details").fieldNames()).toIterable().containsExactly(parameter);
    }

    @ParameterizedTest
    @CsvSource({
        "page=0, page",
        "page=-1, page",
        "page=x, page",
        "page=1.0, page",
        "page=99999999999, page",
        "page=, page",
        "page=1&page=2, page",
        "page=502, page",
        "page=102&per_page=100, page",
        "page=2147483647&per_page=100, page",
        "per_page=0, per_page",
        "per_page=101, per_page",
        "cursor=x, cursor",
        "cursor=%00, cursor",
        "cursor=bGFzdF9uYW1lCng, cursor",
        "cursor=LWNyZWF0ZWRfYXQKeAp5, cursor",
        "cursor=LWNyZWF0ZWRfYXQKeAp5&page=1, cursor",
        "limit=5, limit",
    })
    void an_invalid_page_parameter_is_rejected_by_every_list(String query, String field) {
        for (String path : List.of(
                "/v1/lead/company",
                "/v1/lead/deleted",
                "/v1/lead/" + lead + "/consent",
                "/v1/lead/" + lead + "/history",
                "/v1/agent",
                "/v1/webhook",
                "/v1/webhook/" + webhook + "/deliveries")) {
            assertInvalid(host.call("GET", path + "?" + query).send(), field);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "status=won, status",
        "status=, status",
        "status=NEW, status",
        "sort=email, sort",
        "agent_id=a%20b, agent_id",
        "owner_id=a%20b, owner_id",
        "owner_id=, owner_id",
        "unassigned=yes, unassigned",
        "unassigned=, unassigned",
        "unassigned=true&owner_id=sam, unassigned",
        "created_after=yesterday, created_after",
        "created_before=2025-09-31, created_before",
        "created_after=2025-9-1, created_after",
        "created_after=0000-01-01, created_after",
        "created_after=20250901, created_after",
        "created_after=2025-09-01&created_after=2025-09-02, created_after",
        "created_before=2025-13-01T00:00:00Z, created_before",
        "created_before=%2B999999-01-01T00:00:00Z, created_before",
        "source=%00, source",
        "tag=a%0Ab, tag",
        "search=a%00b, search",
        "source=a&source=b, source",
    })
    void an_invalid_filter_is_named(String query, String field) {
        assertInvalid(host.call("GET", "/v1/lead/company?" + query).send(), field);
    }

    @Test
    void exact_matches_are_listed_before_similar_ones() {
        RestHost other = RestHost.start();
        for (String name : List.of("Annabel", "Anna", "Hanna", "Ana", "Anna")) {
            other.call("POST", "/v1/lead")
                    .json("{\"first_name\":\"" + name + "\",\"last_name\":\"L\",\"email\":\""
                            + other.clock.instant().getEpochSecond() + "@example.com\"}")
                    .send();
            other.clock.advance(Duration.ofSeconds(1));
        }
        assertThat(firstNames(other, "search=anna")).containsExactly("Anna", "Anna", "Annabel", "Hanna", "Ana");
        assertThat(firstNames(other, "search=anna&sort=relevance"))
                .containsExactly("Anna", "Anna", "Annabel", "Hanna", "Ana");
        assertThat(firstNames(other, "search=anna&sort=created_at"))
                .containsExactly("Annabel", "Anna", "Hanna", "Ana", "Anna");
        for (String newest : List.of("", "sort=relevance", "search=+", "sort=-created_at")) {
            assertThat(firstNames(other, newest)).containsExactly("Anna", "Ana", "Hanna", "Anna", "Annabel");
        }
        other.close();
    }

    private static List<String> firstNames(RestHost host, String query) {
        return host.call("GET", "/v1/lead/company?" + query)
                .send()
                .json()
                .path("items")
                .findValuesAsText("first_name");
    }

    @Test
    void a_page_number_that_is_too_large_suggests_the_cursor() {
        assertThat(host.call("GET", "/v1/lead/company?page=501").send().status())
                .isEqualTo(200);
        Answer answer = host.call("GET", "/v1/lead/company?page=502").send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("details").toString())
                .contains("\"page\"", "10000", "next_cursor")
                .doesNotContain("per_page");
    }

    @Test
    void the_last_numbered_page_links_to_the_next_by_cursor() {
        RestHost large = RestHost.start();
        SampleLeads samples = new SampleLeads();
        for (int i = 0; i < PageRequest.MAX_OFFSET + 102; i++) {
            large.store.leads().add(samples.capture(new CompanyId(RestHost.ACME), i + "@example.com"));
        }

        Answer last =
                large.call("GET", "/v1/lead/company?per_page=100&page=101").send();
        assertThat(last.json().path("items").size()).isEqualTo(100);
        assertThat(link(last, "prev")).contains("page=100");
        Answer next = large.call("GET", link(last, "next")).send();
        assertThat(next.json().path("items").size()).isEqualTo(2);
        assertThat(link(next, "next")).isNull();
        Answer before =
                large.call("GET", "/v1/lead/company?per_page=100&page=100").send();
        assertThat(link(before, "next")).contains("page=101");
        large.close();
    }

    @Test
    void lists_are_counted_up_to_the_limit_of_the_host() {
        try (RestHost limited = host.beside(RestHost.TOKEN_SECRET, 3)) {
            for (String list : List.of(
                    "/v1/lead/company?per_page=2",
                    "/v1/lead/company?per_page=2&sort=created_at",
                    "/v1/agent?per_page=2",
                    "/v1/webhook?per_page=2",
                    "/v1/webhook/" + webhook + "/deliveries?per_page=2")) {
                assertThat(limited.call("GET", list)
                                .send()
                                .json()
                                .path("pagination")
                                .toString())
                        .as(list)
                        .startsWith("{\"page\":1,\"per_page\":2,\"total\":3,\"total_is_exact\":false,\"pages\":2,"
                                + "\"has_next\":true,"
                                + "\"has_prev\":false,\"next_cursor\":\"");
            }
            Answer beyond =
                    limited.call("GET", "/v1/lead/company?per_page=2&page=3").send();
            assertThat(beyond.json().path("items").size()).isEqualTo(1);
            Answer best = limited.call("GET", "/v1/lead/company?search=exmaple").send();
            assertThat(best.json().path("items").findValuesAsText("last_name")).containsExactly("L5", "L4", "L3");
            assertThat(best.json().path("pagination").path("total_is_exact").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void clients_choose_how_far_lists_are_counted() {
        try (RestHost limited = host.beside(RestHost.TOKEN_SECRET, 3)) {
            for (String list : List.of(
                    "/v1/lead/company?per_page=2",
                    "/v1/lead/company?per_page=2&search=example",
                    "/v1/agent?per_page=2")) {
                assertThat(pagination(limited, list + "&total=exact"))
                        .as(list)
                        .contains("\"total\":5,\"total_is_exact\":true,\"pages\":3,\"has_next\":true");
                assertThat(pagination(limited, list + "&total=estimate"))
                        .as(list)
                        .contains("\"total\":3,\"total_is_exact\":false,\"pages\":2,\"has_next\":true");
                assertThat(pagination(limited, list + "&total=none"))
                        .as(list)
                        .contains("\"total\":null,\"total_is_exact\":false,\"pages\":null,\"has_next\":true");
            }
            Answer page = limited.call("GET", "/v1/lead/company?per_page=2&total=none")
                    .send();
            assertThat(link(page, "next")).contains("total=none");
            assertInvalid(limited.call("GET", "/v1/lead/company?total=all").send(), "total");
            assertInvalid(
                    limited.call("GET", "/v1/lead/company?total=none&total=exact")
                            .send(),
                    "total");
        }
    }

    private static String pagination(RestHost host, String list) {
        return host.call("GET", list).send().json().path("pagination").toString();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, PageRequest.MAX_COUNT + 1})
    void an_invalid_count_limit_is_rejected(int limit) {
        LeadstoneRest rest = LeadstoneRest.of(host.management, host.tokens);
        assertThatThrownBy(() -> rest.countingTo(limit)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void all_violations_of_a_query_are_named() {
        Answer answer = host.call(
                        "GET", "/v1/lead/company?page=0&per_page=1000&status=x&sort=y&created_after=z&limit=1&cursor=0")
                .send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("details").fieldNames())
                .toIterable()
                .containsExactly("created_after", "cursor", "limit", "page", "per_page", "sort", "status");
    }

    private static void assertInvalid(Answer answer, String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
        assertThat(answer.field("code")).isEqualTo("VALIDATION_FAILED");
        assertThat(answer.json().path("details").has(field)).as(answer.text()).isTrue();
    }

    private static String link(Answer answer, String relation) {
        return answer.response().headers().allValues("Link").stream()
                .flatMap(value -> java.util.Arrays.stream(value.split(",(?=<)", -1)))
                .filter(link -> link.endsWith("rel=\"" + relation + "\""))
                .map(link -> link.substring(1, link.indexOf('>')))
                .findFirst()
                .orElse(null);
    }
}
