package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks that a key with only the scope {@code write} cannot learn stored values from answers. */
class WriterAnswersTest {

    private static final String PERSON =
            "{\"first_name\":\"J\",\"last_name\":\"L\",\"email\":\"JORDAN@example.com\",\"phone\":null,"
                    + "\"tags\":[\"a\"]}";
    private static final Set<String> STATE = Set.of(
            "id",
            "version",
            "updated_at",
            "status",
            "contacted_at",
            "qualified_at",
            "converted_at",
            "lost_at",
            "deleted_at",
            "erased_at");

    private final RestHost host = RestHost.start();
    private Route.Records records = Route.Records.MISSING;

    @BeforeEach
    void createLeadWithSecrets() {
        records = host.oneOfEach();
        Answer changed = host.call("PATCH", "/v1/lead/" + records.lead())
                .json("{\"phone\":\"+1 555 0100 secret\",\"company\":\"secret\",\"source\":\"secret\","
                        + "\"notes\":\"secret\","
                        + "\"tags\":[\"secret\"],\"metadata\":{\"k\":\"secret\"},\"consent_marketing\":true}")
                .send();
        assertThat(changed.status()).as(changed.text()).isEqualTo(200);
    }

    @AfterEach
    void stop() {
        host.close();
    }

    static List<Route> writes() {
        return Route.guarded().stream()
                .filter(route -> route.scope().equals("write"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("writes")
    void a_write_returns_only_sent_values(Route route) {
        if (route.path().endsWith("/restore")) {
            String record = route.path().replace("/restore", "");
            host.call("DELETE", "/v1" + records.in(record)).send();
        }
        Answer answer = route.call(host, "/v1", records).key("acme:write").send();
        assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
        assertSecret(answer);
    }

    @ParameterizedTest
    @CsvSource({"return,/v1/lead", "fill,/v1/lead", "update,/v1/lead", "return,/v1/sdk/lead", "update,/v1/sdk/lead"})
    void the_answer_to_a_duplicate_has_only_sent_values(String policy, String path) {
        Answer answer = write("POST", path + "?on_duplicate=" + policy, PERSON);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertSecret(answer);
        Set<String> expected = new TreeSet<>(STATE);
        expected.addAll(Set.of("first_name", "last_name", "email", "phone", "tags"));
        JsonNode lead = path.contains("sdk") ? answer.json().path("lead") : answer.json();
        assertThat(lead.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(expected);
        assertThat(lead.path("id").asText()).isEqualTo(records.lead());
        assertThat(lead.path("phone").isNull()).isTrue();
        assertThat(lead.path("first_name").asText()).isEqualTo("J");
        assertThat(answer.header("ETag").orElseThrow()).doesNotContain(records.conversation());
        if (path.contains("sdk")) {
            assertThat(answer.field("initiated_by")).isEqualTo("acme:write");
            assertThat(answer.field("email")).isEqualTo("JORDAN@example.com");
        }
    }

    @Test
    void the_answer_to_a_restore_shows_an_erasure() {
        String path = "/v1/lead/" + records.lead();
        Caller admin = Caller.member(new CompanyId(RestHost.ACME), "admin", Scope.values());
        host.management.leads().erase(admin, new LeadId(UUID.fromString(records.lead())), Optional.empty());
        assertThat(host.call("DELETE", path).send().status()).isEqualTo(200);

        Answer restored =
                host.anonymous("POST", path + "/restore").key("acme:write").send();

        assertThat(restored.status()).as(restored.text()).isEqualTo(200);
        assertThat(restored.field("erased_at")).isEqualTo("2025-09-01T12:00:00.000Z");
        assertThat(restored.json().path("deleted_at").isNull()).isTrue();
    }

    @Test
    void a_patch_of_metadata_returns_only_the_patch() {
        Answer answer = write("PATCH", "/v1/lead/" + records.lead(), "{\"metadata\":{\"n\":1.50}}");
        assertThat(answer.status()).isEqualTo(200);
        assertSecret(answer);
        assertThat(answer.text()).contains("\"metadata\":{\"n\":1.50}");
        assertThat(host.call("GET", "/v1/lead/" + records.lead()).send().text())
                .contains("\"metadata\":{\"k\":\"secret\",\"n\":1.50}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"full_name\":\"Jordan Lee\"",
                "\"full_name\":\"Guess\"",
                "\"phone_e164\":\"+15550000000\"",
                "\"created_at\":\"2025-09-01T12:00:00.000Z\"",
                "\"last_conversation\":null"
            })
    void a_guess_is_not_confirmed(String guess) {
        Answer answer = write("PATCH", "/v1/lead/" + records.lead(), "{" + guess + "}");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("details").properties())
                .singleElement()
                .satisfies(field -> assertThat(field.getValue().toString())
                        .isEqualTo("[\"may be sent back only with the scope read: omit it\"]"));
    }

    @Test
    void conflicts_reveal_only_ids_versions_and_status() {
        host.call("PATCH", "/v1/lead/" + records.lead())
                .json("{\"status\":\"contacted\"}")
                .send();
        for (Answer refused : List.of(
                write("POST", "/v1/lead", PERSON),
                write("PATCH", "/v1/lead/" + records.lead(), "{\"status\":\"new\"}"),
                write("PATCH", "/v1/lead/" + records.lead(), "{\"version\":1}"))) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(409);
            assertSecret(refused);
        }
    }

    @Test
    void a_reader_gets_the_complete_record() {
        Answer answer =
                host.call("POST", "/v1/lead?on_duplicate=return").json(PERSON).send();
        assertThat(answer.field("notes")).isEqualTo("secret");
        assertThat(answer.json().path("last_conversation").path("title").asText())
                .isEqualTo("Jordan asks");
    }

    private Answer write(String method, String path, String body) {
        return host.anonymous(method, path).key("acme:write").json(body).send();
    }

    private static void assertSecret(Answer answer) {
        assertThat(answer.text().toLowerCase(Locale.ROOT))
                .doesNotContain("secret", "jordan lee", "jordan asks", "\"lee\"", "\"jordan\"");
    }
}
