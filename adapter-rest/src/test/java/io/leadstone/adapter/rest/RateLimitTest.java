package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.bucket4j.Bucket4jRateLimiter;
import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.adapter.rest.limit.RequestLimits;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limits of public requests and of wrong secrets. */
class RateLimitTest {

    private static final String HOME = "192.0.2.1";

    private final AtomicLong time = new AtomicLong();
    private final List<String> refusals = new CopyOnWriteArrayList<>();
    private final RestHost host = RestHost.with(
            new InMemoryLeadStore(),
            rest -> rest.limitedBy(new RequestLimits(Bucket4jRateLimiter.of(1_000, time::get), 3, 5, 8, 2))
                    .onRefusal((route, reason) -> refusals.add(route + " " + reason.code())));

    @BeforeEach
    void putAgents() {
        host.call("PUT", "/v1/agent/bot").json("{}").send();
        host.call("PUT", "/v1/agent/other").json("{}").send();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void an_address_may_send_few_public_requests_a_minute() {
        Answer first = register("bot", HOME);
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("RateLimit-Policy"))
                .contains("\"address-minute\";q=3;w=60, \"address-hour\";q=5;w=3600");
        assertThat(first.header("RateLimit")).contains("\"address-minute\";r=2;t=60");
        register("bot", HOME);
        register("bot", HOME);
        pass(Duration.ofMillis(500));

        Answer refused = register("bot", HOME);

        assertRefused(refused);
        assertThat(refused.header("Retry-After")).contains("60");
        assertThat(refused.header("RateLimit")).contains("\"address-minute\";r=0;t=60");
        assertThat(refused.field("detail"))
                .isEqualTo("this address sent too many requests; 3 are allowed in 60 seconds");
        assertThat(refusals).containsExactly("POST /lead/register address_limit");
        assertThat(register("bot", "192.0.2.2").status()).isEqualTo(201);
        pass(Duration.ofMinutes(1));
        assertThat(register("bot", HOME).status()).isEqualTo(201);
        assertThat(register("bot", HOME).header("RateLimit")).contains("\"address-hour\";r=0;t=3540");
        assertRefused(register("bot", HOME));
    }

    /** Otherwise a burst for one agent would delay the requests for others. */
    @Test
    void an_agent_gets_a_twentieth_of_its_limit_per_second() {
        try (RestHost bursts = RestHost.with(
                new InMemoryLeadStore(),
                rest -> rest.limitedBy(new RequestLimits(Bucket4jRateLimiter.of(1_000, time::get), 0, 0, 240, 0)))) {
            bursts.call("PUT", "/v1/agent/bot").json("{}").send();
            bursts.call("PUT", "/v1/agent/other").json("{}").send();
            for (int i = 0; i < 12; i++) {
                assertThat(register(bursts, "bot", HOME).status()).isEqualTo(201);
            }

            Answer refused = register(bursts, "bot", HOME);

            assertRefused(refused);
            assertThat(refused.header("Retry-After")).contains("1");
            assertThat(register(bursts, "other", HOME).status()).isEqualTo(201);
            pass(Duration.ofSeconds(1));
            assertThat(register(bursts, "bot", HOME).status()).isEqualTo(201);
        }
    }

    @Test
    void an_ipv6_network_counts_as_one_address() {
        for (String address : List.of("2001:db8:0:1::1", "2001:db8:0:1::2", "2001:db8:0:1:ffff::3")) {
            assertThat(register("bot", address).status()).isEqualTo(201);
        }
        assertRefused(register("bot", "2001:db8:0:1:abcd::"));
        assertThat(register("bot", "2001:db8:0:2::1").status()).isEqualTo(201);
    }

    @Test
    void an_invalid_request_counts_too() {
        for (int i = 0; i < 3; i++) {
            Answer invalid = anonymous(HOME).json("{").send();
            assertThat(invalid.status()).isEqualTo(400);
            assertThat(invalid.header("RateLimit")).isPresent();
        }
        assertRefused(register("bot", HOME));
    }

    @Test
    void an_agent_may_get_few_public_requests_a_minute_from_all_addresses() {
        for (int i = 0; i < 8; i++) {
            assertThat(register("bot", "192.0.2." + i).status()).isEqualTo(201);
        }
        Answer refused = register("bot", HOME);
        assertRefused(refused);
        assertThat(refused.header("RateLimit-Policy")).contains("\"agent-minute\";q=8;w=60");
        assertThat(refused.header("RateLimit")).contains("\"agent-minute\";r=0;t=60");
        assertThat(refusals).containsExactly("POST /lead/register agent_limit");
        assertThat(register("other", HOME).status()).isEqualTo(201);
    }

    @Test
    void a_refused_registration_stores_nothing() {
        for (int i = 0; i < 10; i++) {
            register("bot", HOME);
        }
        Caller acme = Caller.member(new CompanyId(RestHost.ACME), "test", Scope.values());
        assertThat(host.management
                        .leads()
                        .list(acme, LeadQuery.ALL, PageRequest.FIRST)
                        .items())
                .hasSize(3);
    }

    /** A field of another name may be a honeypot. Then the agent is looked up in the store. */
    @Test
    void a_registration_with_an_unknown_field_counts_for_its_agent() {
        for (int i = 0; i < 8; i++) {
            assertThat(registerUnknown("192.0.2." + i).status()).isEqualTo(422);
        }
        assertRefused(registerUnknown(HOME));
        assertThat(refusals).containsExactly("POST /lead/register agent_limit");
    }

    @Test
    void a_widget_session_may_write_few_times_a_minute() {
        String token = register("bot", HOME).field("access_token");
        Answer opened = open(token, HOME);
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.header("RateLimit-Policy")).contains("\"session-minute\";q=2;w=60");
        assertThat(opened.header("RateLimit")).contains("\"session-minute\";r=1;t=60");
        assertThat(report(token, opened, "192.0.2.2").status()).isEqualTo(200);

        Answer refused = report(token, opened, "192.0.2.3");

        assertRefused(refused);
        assertThat(refused.header("Retry-After")).contains("60");
        assertThat(refused.header("RateLimit")).contains("\"session-minute\";r=0;t=60");
        assertThat(refusals).containsExactly("POST /conversation/{id}/activity session_limit");
        assertThat(host.call("POST", "/v1/conversation/" + opened.field("id") + "/activity")
                        .header("Test-Address", HOME)
                        .json("{\"messages\":1}")
                        .send()
                        .status())
                .as("another caller has no limit")
                .isEqualTo(200);
        pass(Duration.ofMinutes(1));
        assertThat(report(token, opened, HOME).status()).isEqualTo(200);
    }

    @Test
    void the_sessions_of_an_address_may_write_five_times_as_often() {
        for (int i = 0; i < 5; i++) {
            String token = register("bot", "192.0.2." + i).field("access_token");
            assertThat(open(token, HOME).status()).isEqualTo(201);
            assertThat(open(token, HOME).status()).isEqualTo(201);
        }
        String token = register("bot", "192.0.2.5").field("access_token");

        Answer refused = open(token, HOME);

        assertRefused(refused);
        assertThat(refused.header("RateLimit-Policy")).contains("\"address-sessions-minute\";q=10;w=60");
        assertThat(open(token, "192.0.2.6").status()).isEqualTo(201);
    }

    /** Otherwise a page that repeats its request would stop all other visitors of its office. */
    @Test
    void a_session_above_its_limit_does_not_use_up_the_quota_of_its_address() {
        String loop = register("bot", HOME).field("access_token");
        for (int i = 0; i < 400; i++) {
            open(loop, HOME);
        }
        assertRefused(open(loop, HOME));
        String other = register("bot", HOME).field("access_token");
        assertThat(open(other, HOME).status()).isEqualTo(201);
    }

    @Test
    void the_state_of_a_write_is_that_of_the_quota_with_the_fewest_remaining() {
        for (int i = 0; i < 4; i++) {
            String token = register("bot", "192.0.2." + i).field("access_token");
            open(token, HOME);
            open(token, HOME);
        }
        String fifth = register("bot", "192.0.2.4").field("access_token");
        String sixth = register("bot", "192.0.2.5").field("access_token");

        assertThat(open(fifth, HOME).header("RateLimit")).contains("\"session-minute\";r=1;t=60");
        Answer last = open(sixth, HOME);

        assertThat(last.status()).isEqualTo(201);
        assertThat(last.header("RateLimit-Policy")).contains("\"address-sessions-minute\";q=10;w=60");
        assertThat(last.header("RateLimit")).contains("\"address-sessions-minute\";r=0;t=60");
    }

    @Test
    void other_routes_have_no_limit() {
        for (int i = 0; i < 20; i++) {
            assertThat(host.anonymous("GET", "/v1/health")
                            .header("Test-Address", HOME)
                            .send()
                            .status())
                    .isEqualTo(200);
            assertThat(list("acme:all", RestHost.SECRET, HOME).status()).isEqualTo(200);
        }
    }

    @Test
    void ten_wrong_secrets_refuse_the_key_from_this_address_for_a_minute() {
        pass(Duration.ofSeconds(7));
        for (int i = 0; i < 10; i++) {
            assertThat(list("acme:all", "wrong-horse-battery", HOME).status()).isEqualTo(401);
            pass(Duration.ofSeconds(1));
        }
        Answer refused = list("acme:all", RestHost.SECRET, HOME);
        assertRefused(refused);
        assertThat(refused.field("detail")).isEqualTo("there were too many wrong secrets; try again later");
        assertThat(refused.header("Retry-After")).contains("59");
        assertThat(refusals).containsExactly("GET /lead/company wrong_secrets");
        assertThat(list("acme:all", RestHost.SECRET, "192.0.2.2").status()).isEqualTo(200);
        assertThat(list("acme:read", RestHost.SECRET, HOME).status()).isEqualTo(200);
        pass(Duration.ofSeconds(58));
        assertRefused(list("acme:all", RestHost.SECRET, HOME));
        pass(Duration.ofSeconds(1));
        assertThat(list("acme:all", RestHost.SECRET, HOME).status()).isEqualTo(200);
    }

    @Test
    void fifty_wrong_secrets_refuse_all_keys_from_this_address() {
        for (int i = 0; i < 50; i++) {
            assertThat(list("key-" + i, "wrong-horse-battery", HOME).status()).isEqualTo(401);
        }
        assertRefused(list("acme:all", RestHost.SECRET, HOME));
        assertThat(list("acme:all", RestHost.SECRET, "192.0.2.2").status()).isEqualTo(200);
    }

    @Test
    void credentials_do_not_count_on_public_routes() {
        for (int i = 0; i < 60; i++) {
            host.anonymous("GET", "/v1/health")
                    .header("X-API-Key", "acme:all")
                    .header("X-API-Secret", "wrong-horse-battery")
                    .header("Test-Address", HOME)
                    .send();
        }
        assertThat(list("acme:all", RestHost.SECRET, HOME).status()).isEqualTo(200);
    }

    @Test
    void wrong_tokens_do_not_count_as_wrong_secrets() {
        for (int i = 0; i < 60; i++) {
            host.anonymous("GET", "/v1/lead/company")
                    .bearer("not.a.token")
                    .header("Test-Address", HOME)
                    .send();
        }
        assertThat(list("acme:all", RestHost.SECRET, HOME).status()).isEqualTo(200);
    }

    private Answer register(String agent, String address) {
        return register(host, agent, address);
    }

    private static Answer register(RestHost limited, String agent, String address) {
        return limited.anonymous("POST", "/v1/lead/register")
                .header("Test-Address", address)
                .json("{\"agent_id\":\"" + agent + "\",\"first_name\":\"Jordan\",\"phone\":\"+1 555 0100\"}")
                .send();
    }

    private Answer registerUnknown(String address) {
        return anonymous(address)
                .json("{\"agent_id\":\"bot\",\"first_name\":\"Jordan\",\"other\":1}")
                .send();
    }

    private Answer open(String token, String address) {
        return host.anonymous("POST", "/v1/conversation")
                .bearer(token)
                .header("Test-Address", address)
                .json("{\"agent_id\":\"bot\"}")
                .send();
    }

    private Answer report(String token, Answer opened, String address) {
        return host.anonymous("POST", "/v1/conversation/" + opened.field("id") + "/activity")
                .bearer(token)
                .header("Test-Address", address)
                .json("{\"messages\":1}")
                .send();
    }

    private RestCall anonymous(String address) {
        return host.anonymous("POST", "/v1/lead/register").header("Test-Address", address);
    }

    private Answer list(String key, String secret, String address) {
        return host.anonymous("GET", "/v1/lead/company")
                .header("X-API-Key", key)
                .header("X-API-Secret", secret)
                .header("Test-Address", address)
                .send();
    }

    private void pass(Duration duration) {
        time.addAndGet(duration.toNanos());
    }

    private static void assertRefused(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(429);
        assertThat(answer.field("code")).isEqualTo("RATE_LIMIT");
    }
}
