package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.server.http.RawExchange;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests that a rejected request is answered with a problem document without internals, and stores nothing. The REST
 * adapter tests each kind of rejection.
 */
interface Rejections extends EndToEnd {

    @Test
    default void a_rejected_request_is_answered_with_a_problem_and_stores_nothing() {
        String email = Drafts.newEmail();
        String draft = Drafts.of(email);
        List<Answer> answers = List.of(
                admin().post("/v1/lead", "{\"first_name\": "),
                admin().post("/v1/lead", draft.replaceFirst("\\{", "{\"favourite_colour\": \"green\", ")),
                admin().post("/v1/lead", draft.replace("Jordan", "J".repeat(101))),
                clients().anybody().post("/v1/lead", draft),
                clients().anybody().withKey(RunningLeadstone.KEY, "wrong").post("/v1/lead", draft),
                admin().get("/v1/lead/019a0000-0000-7000-8000-000000000000"),
                admin().get("/nowhere"),
                admin().post("/v1/conversation", Drafts.conversation("no-id")),
                admin().post("/v1/conversation", "{}"),
                admin().get("/v1/analytic/leads?start_date=2020-01-01&end_date=2025-01-02"),
                admin().post("/v1/analytic/export", "{\"type\": \"agents\", \"format\": \"csv\"}"));
        assertThat(answers)
                .extracting(Answer::status)
                .containsExactly(400, 422, 422, 401, 401, 404, 404, 422, 422, 422, 422);
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.text("code")).isNotEmpty();
            assertThat(answer.header("X-Request-Id")).isNotEmpty();
            assertThat(answer.body().toString())
                    .doesNotContainPattern("SELECT|INSERT|[a-z]\\.[a-z]+\\.[A-Z]|Exception");
        });
        assertThat(admin().get("/v1/lead/company?search=" + email).text("pagination/total"))
                .isEqualTo("0");
    }

    @Test
    default void a_body_that_is_too_long_is_rejected_before_its_transfer() throws IOException {
        RawExchange refused = admin().announce("POST", "/v1/lead", 2_000_000);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(Client.json(refused.body()).path("code").asText()).isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    default void the_second_update_of_a_version_is_a_conflict() {
        Answer created = admin().post("/v1/lead", Drafts.of(Drafts.newEmail()));
        String lead = "/v1/lead/" + created.text("id");
        String change = "{\"version\": 1, \"notes\": \"%s\"}";
        assertThat(admin().send("PATCH", lead, change.formatted("first")).status())
                .isEqualTo(200);
        Answer stale = admin().send("PATCH", lead, change.formatted("second"));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text("code")).isEqualTo("VERSION_CONFLICT");
        assertThat(admin().get(lead).text("notes")).isEqualTo("first");
    }
}
