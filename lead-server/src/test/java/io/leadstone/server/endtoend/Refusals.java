package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.server.http.RawExchange;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That a refusal is a problem document, tells nothing of the inside, and stores nothing; the REST adapter tests each of them. */
interface Refusals extends EndToEnd {

    @Test
    default void what_is_refused_is_told_as_a_problem_and_nothing_is_stored() {
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
    default void too_long_a_body_is_refused_before_it_comes() throws IOException {
        RawExchange refused = admin().announce("POST", "/v1/lead", 2_000_000);
        assertThat(refused.status()).isEqualTo(413);
        assertThat(Client.json(refused.body()).path("code").asText()).isEqualTo("BODY_TOO_LARGE");
    }

    @Test
    default void the_second_writer_of_a_version_is_stale() {
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
