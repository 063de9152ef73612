package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.idempotency.IdempotencyKey;
import io.leadstone.application.idempotency.IdempotentRequest;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.Reservation;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.port.out.idempotency.IdempotentWrites;
import io.leadstone.domain.CompanyId;
import io.leadstone.testkit.CoreStore;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests the header {@code Idempotency-Key} on each POST route. */
class IdempotencyKeyTest {

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";
    private static final String JORDAN =
            "{\"first_name\":\"Jordan\",\"last_name\":\"Lee\",\"email\":\"jordan@example.com\"}";

    private final RestHost host = RestHost.start();

    @AfterEach
    void stop() {
        host.close();
    }

    /** The routes of {@link Route}, so that a new POST route is tested, too. */
    @TestFactory
    Stream<DynamicTest> each_post_route_is_answered_once() {
        return posts().map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
            try (RestHost fresh = RestHost.start()) {
                Route.Records records = fresh.oneOfEach();
                Answer first = send(fresh, route, "/v1", records);
                Object stored = fresh.everything(records.lead());
                Answer second = send(fresh, route, "/api/v1", records);

                assertThat(first.status()).as(first.text()).isLessThan(300);
                assertThat(first.header(REPLAYED)).isEmpty();
                assertThat(second.header(REPLAYED)).contains("true");
                assertThat(second.status()).isEqualTo(first.status());
                for (String header : List.of(
                        "Location", "ETag", "Content-Type", "Leadstone-Outcome", "Leadstone-Kept-Withdrawals")) {
                    assertThat(second.header(header)).as(header).isEqualTo(first.header(header));
                }
                assertThat(second.json()).isEqualTo(withoutSecret(first.json()));
                assertThat(fresh.everything(records.lead())).isEqualTo(stored);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> a_malformed_condition_is_not_kept() {
        return posts().map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
            try (RestHost fresh = RestHost.start()) {
                Route.Records records = fresh.oneOfEach();
                Answer malformed = route.call(fresh, "/v1", records)
                        .key("acme:all")
                        .header(KEY, "key-1")
                        .header("If-Match", "malformed")
                        .send();
                Answer corrected = send(fresh, route, "/v1", records);

                if (malformed.status() >= 300) {
                    assertThat(malformed.status()).as(malformed.text()).isEqualTo(400);
                    assertThat(corrected.header(REPLAYED)).isEmpty();
                }
                assertThat(corrected.status()).as(corrected.text()).isLessThan(300);
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> a_store_without_keys_refuses_the_header() {
        return posts().map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
            InMemoryLeadStore memory = new InMemoryLeadStore();
            try (RestHost core = new RestHost(
                    new CoreStore(memory),
                    headers -> Optional.of(Caller.member(new CompanyId("acme"), "test", Scope.values())))) {
                Answer answer = route.call(core, "/v1", Route.Records.MISSING)
                        .header(KEY, "key-1")
                        .send();

                assertThat(answer.status()).as(answer.text()).isEqualTo(501);
                assertThat(answer.field("code")).isEqualTo("CAPABILITY_MISSING");
            }
        }));
    }

    @Test
    void outcome_and_kept_withdrawals_are_replayed() {
        String lead = create(JORDAN, "key-1").field("id");
        consent(lead, true);
        consent(lead, false);
        String again = JORDAN.replace("}", ",\"notes\":\"new\",\"consent_marketing\":true}");
        RestCall update = host.call("POST", "/v1/lead?on_duplicate=update").json(again);

        Answer first = update.header(KEY, "key-2").send();
        Answer second = update.send();

        assertThat(first.header("Leadstone-Outcome")).contains("updated");
        assertThat(first.header("Leadstone-Kept-Withdrawals")).contains("marketing");
        assertThat(second.header("Leadstone-Outcome")).contains("updated");
        assertThat(second.header("Leadstone-Kept-Withdrawals")).contains("marketing");
        assertThat(second.header(REPLAYED)).contains("true");
        assertThat(second.text()).isEqualTo(first.text());
    }

    @Test
    void another_body_or_query_with_the_same_key_is_refused() {
        create(JORDAN, "key-1");

        Answer body = create(JORDAN.replace("Lee", "Li"), "key-1");
        Answer query = host.call("POST", "/v1/lead?on_duplicate=return")
                .json(JORDAN)
                .header(KEY, "key-1")
                .send();

        for (Answer refused : List.of(body, query)) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.field("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
            assertThat(refused.header(REPLAYED)).isEmpty();
        }
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void keys_of_other_principals_and_companies_are_independent() {
        create(JORDAN, "key-1");
        for (String key : List.of("acme:write", "other:all")) {
            Answer answer = host.anonymous("POST", "/v1/lead")
                    .key(key)
                    .json(JORDAN.replace("jordan@", "robin@"))
                    .header(KEY, "key-1")
                    .send();
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            assertThat(answer.header(REPLAYED)).isEmpty();
        }
    }

    @Test
    void a_running_request_answers_409_with_retry_after() {
        host.store.idempotentWrites().reserve(attempt("key-1", JORDAN), contentHash(JORDAN), host.clock.instant());

        Answer running = create(JORDAN, "key-1");

        assertThat(running.status()).isEqualTo(409);
        assertThat(running.field("code")).isEqualTo("IDEMPOTENCY_KEY_IN_PROGRESS");
        assertThat(running.header("Retry-After")).contains("1");
        assertThat(count()).isZero();

        host.clock.advance(Duration.ofMinutes(1));
        assertThat(create(JORDAN, "key-1").status()).isEqualTo(201);
    }

    @Test
    void a_malformed_key_is_refused() {
        for (String key : List.of("", " ", "x".repeat(256))) {
            Answer refused = create(JORDAN, key);
            assertThat(refused.status()).as("key '%s'", key).isEqualTo(400);
            assertThat(refused.json().path("details").has(KEY)).isTrue();
        }
        for (String headers : List.of("Idempotency-Key: a\r\nIdempotency-Key: b", "Idempotency-Key: \u00e4")) {
            String answer = host.raw("POST /v1/lead HTTP/1.1\r\nHost: x\r\nX-API-Key: acme:all\r\nX-API-Secret: "
                    + RestHost.SECRET + "\r\n" + headers + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + JORDAN.length() + "\r\n\r\n" + JORDAN);
            assertThat(answer).startsWith("HTTP/1.1 400 ");
        }
        assertThat(count()).isZero();

        assertThat(create(JORDAN, "\"quoted key\" " + "~".repeat(242)).status()).isEqualTo(201);
    }

    @Test
    void a_refusal_of_the_use_case_is_replayed() {
        create(JORDAN, "key-1");
        Answer first = create(JORDAN, "key-2");
        host.call("DELETE", "/v1/lead/" + first.field("lead_id")).send();

        Answer second = create(JORDAN, "key-2");

        assertThat(first.status()).isEqualTo(409);
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header(REPLAYED)).contains("true");
        assertThat(second.header("Content-Type")).contains("application/problem+json");
    }

    @Test
    void the_refusal_of_a_caller_is_not_kept() {
        for (String key : List.of("acme:read", "acme:write")) {
            Answer answer = host.anonymous("POST", "/v1/lead")
                    .key(key)
                    .json(JORDAN)
                    .header(KEY, "key-1")
                    .send();
            assertThat(answer.status()).isEqualTo(key.equals("acme:read") ? 403 : 201);
            assertThat(answer.header(REPLAYED)).isEmpty();
        }
    }

    @Test
    void a_secret_is_answered_once() {
        String json = "{\"url\":\"https://crm.example/hooks\",\"events\":[\"*\"]}";
        Answer created =
                host.call("POST", "/v1/webhook").json(json).header(KEY, "key-1").send();
        Answer again =
                host.call("POST", "/v1/webhook").json(json).header(KEY, "key-1").send();
        String path = "/v1/webhook/" + created.field("id") + "/rotate-secret";
        Answer rotated = host.call("POST", path).header(KEY, "key-1").send();
        Answer rotatedAgain = host.call("POST", path).header(KEY, "key-1").send();

        assertThat(created.field("secret")).startsWith("whsec_");
        assertThat(rotated.field("secret")).startsWith("whsec_");
        assertThat(again.text()).doesNotContain("whsec_").isNotEqualTo(created.text());
        assertThat(rotatedAgain.text()).doesNotContain("whsec_");
        assertThat(rotatedAgain.field("version")).isEqualTo("2");
    }

    /** Each route is called by a process that dies before it stores the answer. */
    @TestFactory
    Stream<DynamicTest> a_lost_answer_is_built_from_the_record() {
        return posts().map(route -> DynamicTest.dynamicTest(route.toString(), () -> {
            StorePorts dying = new StorePorts(new InMemoryLeadStore());
            try (RestHost fresh =
                    RestHost.over(dying.with(IdempotentWrites.class, new Forgetful(dying.idempotentWrites())))) {
                Route.Records records = fresh.oneOfEach();
                if (route.path().endsWith("/restore")) {
                    fresh.call("DELETE", "/v1/lead/" + records.lead()).send();
                }
                Answer first = send(fresh, route, "/v1", records);
                Object stored = fresh.everything(records.lead());
                fresh.clock.advance(Duration.ofMinutes(2));
                Answer second = send(fresh, route, "/v1", records);

                if (route.path().endsWith("/discard")) {
                    // The submission is gone, so nothing shows that the first request has removed it.
                    assertThat(second.status()).as(second.text()).isEqualTo(404);
                    return;
                }
                assertThat(second.status()).as(second.text()).isEqualTo(first.status());
                if (!route.path().contains("/deliver")
                        && !route.path().endsWith("/test")
                        && !route.path().endsWith("/replay")) {
                    // These routes run again, and their repetition has no further effect.
                    boolean runsAgain =
                            route.path().equals("/suppression") || route.path().endsWith("/withdrawal-link");
                    assertThat(second.header(REPLAYED).isPresent()).isNotEqualTo(runsAgain);
                    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
                    assertThat(second.header("Leadstone-Outcome")).isEqualTo(first.header("Leadstone-Outcome"));
                    assertThat(second.json()).isEqualTo(withoutSecret(first.json()));
                    assertThat(fresh.everything(records.lead())).isEqualTo(stored);
                }
            }
        }));
    }

    @Test
    void a_writer_without_read_gets_the_same_part_of_a_lost_answer() {
        StorePorts memory = new StorePorts(new InMemoryLeadStore());
        try (RestHost fresh =
                RestHost.over(memory.with(IdempotentWrites.class, new Forgetful(memory.idempotentWrites())))) {
            RestCall create = fresh.anonymous("POST", "/v1/lead")
                    .key("acme:write")
                    .json(JORDAN)
                    .header(KEY, "key-1");
            Answer first = create.send();
            Answer second = create.send();

            assertThat(first.json().has("source")).isFalse();
            assertThat(second.text()).isEqualTo(first.text());
            assertThat(second.header(REPLAYED)).contains("true");
        }
    }

    @Test
    void a_widget_session_opens_a_conversation_and_reports_once() {
        host.oneOfEach();
        String token = host.register("jordan@example.com").field("access_token");
        RestCall open = host.anonymous("POST", "/v1/conversation")
                .bearer(token)
                .json("{\"agent_id\":\"bot\"}")
                .header(KEY, "key-1");
        Answer opened = open.send();
        assertThat(open.send().text()).isEqualTo(opened.text());
        RestCall report = host.anonymous("POST", "/v1/conversation/" + opened.field("id") + "/activity")
                .bearer(token)
                .json("{\"messages\":3}")
                .header(KEY, "key-1");
        report.send();

        assertThat(report.send().header(REPLAYED)).contains("true");
        assertThat(host.call("GET", "/v1/analytic/conversation/" + opened.field("id"))
                        .send()
                        .json()
                        .findValue("messages")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void a_widget_session_gets_its_own_lead_id_in_a_lost_answer() {
        StorePorts memory = new StorePorts(new InMemoryLeadStore());
        try (RestHost fresh =
                RestHost.over(memory.with(IdempotentWrites.class, new Forgetful(memory.idempotentWrites())))) {
            fresh.oneOfEach();
            Answer session = fresh.register("jordan@example.com");
            String token = session.field("access_token");
            RestCall open = opening(fresh, token);
            String conversation = open.send().field("id");
            RestCall report = fresh.anonymous("POST", "/v1/conversation/" + conversation + "/activity")
                    .bearer(token)
                    .json("{\"messages\":3}")
                    .header(KEY, "key-2");
            Answer reported = report.send();
            fresh.clock.advance(Duration.ofMinutes(2));

            String own = session.json().at("/lead/id").asText();
            assertThat(open.send().field("lead_id")).isEqualTo(own);
            assertThat(report.send().text()).isEqualTo(reported.text());
        }
    }

    @Test
    void a_widget_session_gets_no_answer_after_an_erasure() {
        String lead = host.oneOfEach().lead();
        RestCall open = opening(host, host.register("jordan@example.com").field("access_token"));
        assertThat(open.send().status()).isEqualTo(201);
        assertThat(host.call("POST", "/v1/lead/" + lead + "/erase").send().status())
                .isEqualTo(200);

        Answer repeated = open.send();

        assertThat(repeated.status()).as(repeated.text()).isEqualTo(404);
        assertThat(repeated.text()).doesNotContain(lead);
    }

    @Test
    void a_widget_session_that_has_ended_gets_no_answer() {
        host.oneOfEach();
        Answer registered = host.register("jordan@example.com");
        String token = registered.field("access_token");
        RestCall open = opening(host, token);
        RestCall report = host.anonymous(
                        "POST", "/v1/conversation/" + open.send().field("id") + "/activity")
                .bearer(token)
                .json("{\"messages\":3}")
                .header(KEY, "key-2");
        assertThat(report.send().status()).isEqualTo(200);
        host.anonymous("POST", "/v1/lead/token/revoke")
                .json("{\"refresh_token\":\"" + registered.field("refresh_token") + "\"}")
                .send();

        for (RestCall call : List.of(open, report)) {
            Answer repeated = call.send();
            assertThat(repeated.status()).as(repeated.text()).isEqualTo(404);
            assertThat(repeated.header(REPLAYED)).isEmpty();
        }
    }

    @Test
    void a_refusal_of_a_widget_session_is_not_kept() {
        host.oneOfEach();
        String token = host.register("jordan@example.com").field("access_token");
        for (int i = 0; i < 20; i++) {
            assertThat(host.anonymous("POST", "/v1/conversation")
                            .bearer(token)
                            .json("{\"agent_id\":\"bot\"}")
                            .send()
                            .status())
                    .isEqualTo(201);
        }
        RestCall open = opening(host, token);

        for (int i = 0; i < 2; i++) {
            Answer refused = open.send();
            assertThat(refused.field("code")).isEqualTo("CONVERSATION_LIMIT");
            assertThat(refused.header(REPLAYED)).isEmpty();
        }
    }

    @Test
    void a_condition_that_failed_can_be_corrected_with_the_same_key() {
        String lead = host.oneOfEach().lead();
        RestCall consent = host.call("POST", "/v1/lead/" + lead + "/consent")
                .json("{\"purpose\":\"marketing\",\"granted\":true,\"source\":\"phone\"}")
                .header(KEY, "key-1");
        assertThat(consent.header("If-Match", "\"9\"").send().status()).isEqualTo(412);

        Answer corrected = consent.header("If-Match", "*").send();

        assertThat(corrected.status()).as(corrected.text()).isEqualTo(201);
        assertThat(corrected.header(REPLAYED)).isEmpty();
        assertThat(consent.send().header(REPLAYED)).contains("true");
    }

    @Test
    void an_answer_for_a_session_lead_id_is_removed_by_an_erasure() {
        String lead = host.oneOfEach().lead();
        String alias = host.register("jordan@example.com").json().at("/lead/id").asText();
        RestCall restore = host.call("POST", "/v1/lead/" + alias + "/restore").header(KEY, "key-1");
        assertThat(restore.send().field("email")).isEqualTo("jordan@example.com");
        host.call("POST", "/v1/lead/" + lead + "/erase").send();

        Answer repeated = restore.send();

        assertThat(alias).isNotEqualTo(lead);
        assertThat(repeated.text()).doesNotContain("jordan@example.com");
    }

    private static RestCall opening(RestHost host, String token) {
        return host.anonymous("POST", "/v1/conversation")
                .bearer(token)
                .json("{\"agent_id\":\"bot\"}")
                .header(KEY, "key-1");
    }

    @Test
    void exports_and_registrations_ignore_the_header() {
        host.oneOfEach();
        RestCall export = host.call("POST", "/v1/analytic/export")
                .json("{\"type\":\"leads\",\"format\":\"json\"}")
                .header(KEY, "key-1");
        RestCall register = host.anonymous("POST", "/v1/lead/register")
                .json("{\"agent_id\":\"bot\",\"first_name\":\"A\",\"last_name\":\"B\",\"email\":\"a@example.com\"}")
                .header(KEY, "key-1");
        for (RestCall call : List.of(export, export, register, register)) {
            assertThat(call.send().header(REPLAYED)).isEmpty();
        }
    }

    @Test
    void an_erasure_removes_kept_answers() {
        Answer created = create(JORDAN, "key-1");
        host.call("POST", "/v1/lead/" + created.field("id") + "/erase").send();

        Answer replayed = create(JORDAN, "key-1");

        assertThat(replayed.status()).isEqualTo(201);
        assertThat(replayed.header(REPLAYED)).contains("true");
        assertThat(replayed.field("id")).isEqualTo(created.field("id"));
        assertThat(replayed.json().path("email").isNull()).isTrue();
        assertThat(count()).isEqualTo(1);
    }

    @Test
    void an_erasure_removes_the_hash_of_a_refused_request() {
        String id = create(JORDAN, "key-1").field("id");
        Answer duplicate = create(JORDAN, "key-2");
        RestCall apply = host.call("POST", "/v1/lead/" + id + "/submission/01890000-0000-7000-8000-00000000abcd/apply")
                .header(KEY, "key-3");
        Answer missing = apply.json("{\"fields\":[\"notes\"]}").send();
        assertThat(duplicate.status()).isEqualTo(409);
        assertThat(missing.status()).as(missing.text()).isEqualTo(404);
        String other = JORDAN.replace("Lee", "Li");
        assertThat(create(other, "key-2").field("code")).isEqualTo("IDEMPOTENCY_KEY_REUSED");

        host.call("POST", "/v1/lead/" + id + "/erase").send();

        Answer repeatedCreate = create(other, "key-2");
        Answer repeatedApply = apply.json("{\"fields\":[\"phone\"]}").send();
        assertThat(repeatedCreate.text()).isEqualTo(duplicate.text());
        assertThat(repeatedApply.text()).isEqualTo(missing.text());
        for (Answer repeated : List.of(repeatedCreate, repeatedApply)) {
            assertThat(repeated.header(REPLAYED)).contains("true");
        }
    }

    private static Answer send(RestHost host, Route route, String prefix, Route.Records records) {
        return route.call(host, prefix, records)
                .key("acme:all")
                .header(KEY, "key-1")
                .send();
    }

    private Answer create(String json, String key) {
        return host.call("POST", "/v1/lead").json(json).header(KEY, key).send();
    }

    private void consent(String lead, boolean granted) {
        host.call("POST", "/v1/lead/" + lead + "/consent")
                .json("{\"purpose\":\"marketing\",\"granted\":" + granted + "}")
                .send();
    }

    private int count() {
        return host.call("GET", "/v1/lead/company").send().json().path("items").size();
    }

    /** Returns the routes that honour the header. */
    static Stream<Route> posts() {
        return Route.guarded().stream()
                .filter(route -> route.method().equals("POST"))
                .filter(route -> !route.path().equals("/analytic/export"));
    }

    private static JsonNode withoutSecret(JsonNode answer) {
        if (answer instanceof ObjectNode fields) {
            fields.remove("secret");
        }
        return answer;
    }

    private WriteAttempt attempt(String key, String body) {
        return new WriteAttempt(
                new CompanyId("acme"),
                request(key, body).keyIdOf(Caller.member(new CompanyId("acme"), "acme:all", Scope.values())),
                UUID.randomUUID(),
                UUID.randomUUID(),
                host.clock.instant());
    }

    private static String contentHash(String body) {
        return request("key-1", body).contentHash();
    }

    private static IdempotentRequest request(String key, String body) {
        return IdempotentRequest.of(new IdempotencyKey(key), "POST /lead", "null\n" + body);
    }

    /** Keeps no answer, like a process that dies after the write. */
    private record Forgetful(IdempotentWrites writes) implements IdempotentWrites {

        @Override
        public Reservation reserve(WriteAttempt attempt, String contentHash, Instant now) {
            return writes.reserve(attempt, contentHash, now);
        }

        @Override
        public <T> T during(WriteAttempt attempt, Supplier<T> work) {
            return writes.during(attempt, work);
        }

        @Override
        public void complete(WriteAttempt attempt, KeptAnswer answer) {}

        @Override
        public void release(WriteAttempt attempt) {
            writes.release(attempt);
        }

        @Override
        public int purge(Instant latest, int limit) {
            return writes.purge(latest, limit);
        }
    }
}
