package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.adapter.bucket4j.Bucket4jRateLimiter;
import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.adapter.rest.cors.WebOrigin;
import io.leadstone.adapter.rest.limit.RequestLimits;
import io.leadstone.application.LeadManagement;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of browsers from pages of other origins. */
class CorsTest {

    private static final String SHOP = "https://shop.example";
    private static final String EVIL = "https://evil.example";
    private static final String CRM = "https://crm.example";

    private final RestHost host = RestHost.with(
            new InMemoryLeadStore(),
            rest -> rest.allowingOrigins(Set.of(CRM))
                    .limitedBy(new RequestLimits(Bucket4jRateLimiter.inMemory(), 5, 0, 0, 0)));

    @BeforeEach
    void putAgents() {
        host.call("PUT", "/v1/agent/bot")
                .json("{\"allowed_origins\":[\"" + SHOP + "\",\"http://dev.example:8000\"]}")
                .send();
        host.call("PUT", "/v1/agent/open").json("{}").send();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void a_page_of_an_allowed_origin_registers_a_lead() {
        Answer answer = register("bot", SHOP);
        assertThat(answer.status()).isEqualTo(201);
        assertReadable(answer, SHOP);
        assertThat(answer.header("Access-Control-Expose-Headers"))
                .get()
                .asString()
                .contains("Location", "ETag", "Retry-After", "RateLimit", "RateLimit-Policy", "Idempotency-Replayed");
        assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                EVIL,
                "http://shop.example",
                "https://shop.example:8443",
                "https://shop.example.evil.example",
                "https://evil-shop.example",
                "null"
            })
    void a_page_of_another_origin_cannot_register(String origin) {
        assertRefused(register("bot", origin), origin);
        assertNothingStored();
        assertThat(register("open", origin).status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTPS://Shop.Example", "https://shop.example:443"})
    void equal_origins_may_be_written_differently(String origin) {
        assertThat(register("bot", origin).status()).isEqualTo(201);
    }

    @Test
    void a_request_without_an_origin_is_not_affected() {
        Answer answer =
                host.anonymous("POST", "/v1/lead/register").json(body("bot")).send();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(answer.response().headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void a_page_can_read_why_it_was_refused() {
        assertReadable(register("nobody", EVIL), EVIL);
        assertReadable(
                host.anonymous("POST", "/v1/lead/register")
                        .header("Origin", EVIL)
                        .json("{")
                        .send(),
                EVIL);
        for (int i = 0; i < 5; i++) {
            assertThat(limited().status()).isEqualTo(201);
        }
        Answer limited = limited();
        assertThat(limited.status()).isEqualTo(429);
        assertReadable(limited, SHOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "no media type"})
    void a_page_can_read_that_its_media_type_was_refused(String type) {
        Answer refused = withType("/v1/lead/register", type, EVIL);
        assertThat(refused.status()).isEqualTo(415);
        assertReadable(refused, EVIL);
        assertThat(refused.header("Access-Control-Expose-Headers")).isPresent();
        Answer unnamed = withType("/v1/lead/register", type, null);
        assertThat(unnamed.status()).isEqualTo(415);
        assertThat(unnamed.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(unnamed.response().headers().allValues("Vary")).containsExactly("Origin");
        Answer other = withType("/v1/lead", type, EVIL);
        assertThat(other.status()).isEqualTo(415);
        assertThat(other.header("Access-Control-Allow-Origin")).isEmpty();
        assertReadable(withType("/v1/lead", type, CRM), CRM);
    }

    @Test
    void a_refusal_of_a_member_is_for_trusted_origins_only() {
        Answer refused = host.call("POST", "/v1/conversation")
                .header("Origin", EVIL)
                .json("{")
                .send();
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(refused.response().headers().allValues("Vary")).containsExactly("Origin");
    }

    @Test
    void a_session_works_on_pages_of_allowed_origins_only() {
        Answer registered = register("bot", SHOP);
        String token = registered.field("access_token");
        String lead = registered.json().at("/lead/id").asText();
        String conversation = widget("POST", "/v1/conversation", token, SHOP)
                .json("{\"agent_id\":\"bot\"}")
                .send()
                .field("id");
        for (RestCall call : new RestCall[] {
            widget("GET", "/v1/lead/" + lead, token, EVIL),
            widget("GET", "/v1/conversation/entity", token, EVIL),
            widget("POST", "/v1/conversation", token, EVIL).json("{\"agent_id\":\"bot\"}"),
            widget("POST", "/v1/conversation/" + conversation + "/activity", token, EVIL)
                    .json("{\"messages\":1}")
        }) {
            assertRefused(call.send(), EVIL);
        }
        Answer read = widget("GET", "/v1/lead/" + lead, token, SHOP).send();
        assertThat(read.status()).isEqualTo(200);
        assertReadable(read, SHOP);
        Answer own = widget("GET", "/v1/conversation/entity", token, SHOP).send();
        assertThat(own.json().at("/pagination/total").asInt()).isEqualTo(1);
        assertThat(own.json().at("/items/0/messages").asInt(-1)).isZero();
    }

    @Test
    void a_page_of_another_origin_cannot_refresh_a_session() {
        String token = register("bot", SHOP).field("refresh_token");
        assertRefused(refresh(token, EVIL), EVIL);
        Answer refreshed = refresh(token, SHOP);
        assertThat(refreshed.status()).isEqualTo(200);
        assertReadable(refreshed, SHOP);
    }

    @Test
    void a_removed_origin_ends_the_use_of_the_session_there() {
        String token = register("bot", SHOP).field("access_token");
        host.call("PUT", "/v1/agent/bot")
                .json("{\"allowed_origins\":[\"" + CRM + "\"]}")
                .send();
        assertRefused(widget("GET", "/v1/conversation/entity", token, SHOP).send(), SHOP);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/lead/register",
                "/api/v1/lead/register",
                "/v1/lead/token/refresh",
                "/v1/lead/token/revoke",
                "/v1/lead/01890000-0000-7000-8000-000000000000",
                "/v1/conversation",
                "/v1/conversation/entity",
                "/v1/conversation/01890000-0000-7000-8000-000000000000/activity"
            })
    void a_preflight_of_a_widget_route_allows_each_origin(String path) {
        Answer answer = preflight(path, EVIL);
        assertThat(answer.status()).isEqualTo(204);
        assertReadable(answer, EVIL);
        assertThat(answer.header("Access-Control-Allow-Methods")).contains("GET, POST");
        assertThat(answer.header("Access-Control-Allow-Headers"))
                .contains("Content-Type, Authorization, Idempotency-Key, X-API-Key, X-API-Secret");
        assertThat(answer.header("Access-Control-Max-Age")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/lead",
                "/v1/lead/company",
                "/v1/lead/deleted",
                "/v1/agent/bot",
                "/v1/webhook",
                "/v1/lead/01890000-0000-7000-8000-000000000000/consent",
                "/v1/lead/registers/x"
            })
    void a_preflight_of_another_route_allows_trusted_origins_only(String path) {
        assertThat(preflight(path, EVIL).header("Access-Control-Allow-Origin")).isEmpty();
        Answer trusted = preflight(path, CRM);
        assertThat(trusted.status()).isEqualTo(204);
        assertReadable(trusted, CRM);
        assertThat(trusted.header("Access-Control-Allow-Methods")).contains("GET, POST, PUT, PATCH, DELETE");
    }

    @Test
    void answers_to_members_are_for_trusted_origins_only() {
        for (String path : new String[] {"/v1/lead/company", "/v1/conversation", "/v1/agent"}) {
            Answer evil = host.call("GET", path).header("Origin", EVIL).send();
            assertThat(evil.status()).isEqualTo(200);
            assertThat(evil.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(evil.response().headers().allValues("Vary")).contains("Origin");
            assertReadable(host.call("GET", path).header("Origin", CRM).send(), CRM);
        }
        Answer lead = host.call("POST", "/v1/conversation")
                .header("Origin", EVIL)
                .json("{\"agent_id\":\"bot\"}")
                .send();
        assertThat(lead.status()).isEqualTo(201);
        assertThat(lead.header("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void without_trusted_origins_other_routes_have_no_cors() {
        try (RestHost plain = RestHost.start()) {
            Answer answer =
                    plain.call("GET", "/v1/lead/company").header("Origin", CRM).send();
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(answer.header("Vary")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:5173", "http://[::1]:443", "https://192.0.2.1:80", "https://crm"})
    void an_origin_may_have_a_port(String origin) {
        assertThat(WebOrigin.isValid(origin)).isTrue();
    }

    @Test
    void a_text_that_is_no_origin_cannot_be_trusted() {
        LeadManagement management =
                LeadManagement.builder().store(new InMemoryLeadStore()).build();
        LeadstoneRest rest = LeadstoneRest.of(management, LeadTokens.of(RestHost.TOKEN_SECRET));
        for (String origin : new String[] {
            "*",
            "null",
            "crm.example",
            "https://crm.example/",
            "https://CRM.example",
            "https://crm.example:443",
            "http://crm.example:80",
            "https://crm.example:",
            "https://crm.example:08443",
            "https://crm.example:70000",
            "https://:::",
            "https://crm..example"
        }) {
            assertThatThrownBy(() -> rest.allowingOrigins(Set.of(origin)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(origin);
        }
    }

    private Answer register(String agent, String origin) {
        return host.anonymous("POST", "/v1/lead/register")
                .header("Origin", origin)
                .json(body(agent))
                .send();
    }

    private Answer withType(String path, String type, @Nullable String origin) {
        RestCall call = host.anonymous("POST", path).json(body("bot")).header("Content-Type", type);
        return (origin == null ? call : call.header("Origin", origin)).send();
    }

    private Answer limited() {
        return host.anonymous("POST", "/v1/lead/register")
                .header("Origin", SHOP)
                .header("Test-Address", "192.0.2.1")
                .json(body("bot"))
                .send();
    }

    private Answer refresh(String token, String origin) {
        return host.anonymous("POST", "/v1/lead/token/refresh")
                .header("Origin", origin)
                .json("{\"refresh_token\":\"" + token + "\"}")
                .send();
    }

    private RestCall widget(String method, String path, String token, String origin) {
        return host.anonymous(method, path).bearer(token).header("Origin", origin);
    }

    private Answer preflight(String path, String origin) {
        return host.anonymous("OPTIONS", path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .send();
    }

    private static String body(String agent) {
        return "{\"agent_id\":\"" + agent + "\",\"first_name\":\"Jordan\",\"phone\":\"+1 555 0100\"}";
    }

    private static void assertReadable(Answer answer, String origin) {
        assertThat(answer.header("Access-Control-Allow-Origin")).contains(origin);
        assertThat(answer.response().headers().allValues("Vary")).contains("Origin");
    }

    private static void assertRefused(Answer answer, String origin) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(403);
        assertThat(answer.field("code")).isEqualTo("ORIGIN_NOT_ALLOWED");
        assertReadable(answer, origin);
    }

    private void assertNothingStored() {
        Answer list = host.call("GET", "/v1/lead/company").send();
        assertThat(list.json().at("/pagination/total").asInt()).isZero();
    }
}
