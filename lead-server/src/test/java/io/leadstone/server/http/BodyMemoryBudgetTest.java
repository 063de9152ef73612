package io.leadstone.server.http;

import static io.leadstone.server.http.BodyMemoryBudget.Growth.FITS;
import static io.leadstone.server.http.BodyMemoryBudget.Growth.NEVER;
import static io.leadstone.server.http.BodyMemoryBudget.Growth.WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.LeadstoneRest;
import io.leadstone.adapter.rest.auth.LeadTokens;
import io.leadstone.adapter.rest.cors.CorsRefusals;
import io.leadstone.application.LeadManagement;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests the memory budget of request bodies: a body waits for others, or it is too large for the server. */
class BodyMemoryBudgetTest {

    private static final int MIB = 1024 * 1024;
    private static final int LARGE_BYTES = HttpLimits.LARGE_BODY_MEMORY / HttpLimits.MEMORY_PER_BYTE + 1;

    @Test
    void a_large_body_beyond_the_limit_of_an_address_never_fits() {
        BodyMemoryBudget memory = new BodyMemoryBudget(16 * MIB);
        assertThat(memory.open("a").grow(MIB, 0)).isEqualTo(NEVER);
        assertThat(memory.open("a").grow(1, 6 * MIB / HttpLimits.MEMORY_PER_VALUE))
                .isEqualTo(NEVER);
        assertThat(memory.open("a").grow(MIB * 6 / HttpLimits.MEMORY_PER_BYTE, 0))
                .isEqualTo(FITS);
    }

    @Test
    void a_body_that_grows_too_large_keeps_its_memory() {
        BodyMemoryBudget memory = new BodyMemoryBudget(16 * MIB);
        try (BodyMemoryBudget.Share share = memory.open("a")) {
            assertThat(share.grow(MIB / 2, 0)).isEqualTo(FITS);
            assertThat(share.grow(MIB / 2, 0)).isEqualTo(NEVER);
            assertThat(memory.open("a").grow(MIB / 2, 0)).isEqualTo(WAIT);
        }
        assertThat(memory.open("a").grow(MIB / 2, 0)).isEqualTo(FITS);
    }

    @Test
    void a_small_body_beyond_the_memory_of_small_bodies_never_fits() {
        BodyMemoryBudget memory = new BodyMemoryBudget(64 * 1024);
        assertThat(memory.open("a").grow(16 * 1024, 0)).isEqualTo(NEVER);
        assertThat(memory.open("a").grow(1024, 0)).isEqualTo(FITS);
        assertThat(memory.open("b").grow(1024, 0)).isEqualTo(FITS);
        assertThat(memory.open("c").grow(1, 0)).isEqualTo(WAIT);
    }

    @Test
    void small_bodies_of_one_address_leave_memory_to_others() {
        BodyMemoryBudget memory = new BodyMemoryBudget(64 * 1024);
        BodyMemoryBudget.Share first = memory.open("a");
        assertThat(first.grow(512, 0)).isEqualTo(FITS);
        assertThat(first.grow(512, 0)).isEqualTo(FITS);
        assertThat(memory.open("a").grow(1, 0)).isEqualTo(WAIT);
        assertThat(memory.open("b").grow(1024, 0)).isEqualTo(FITS);
        first.close();
        assertThat(memory.open("a").grow(1024, 0)).isEqualTo(FITS);
    }

    @Test
    void bodies_count_for_the_client_behind_a_trusted_proxy() throws Exception {
        BodyMemoryBudget memory = new BodyMemoryBudget(64 * 1024);
        assertThat(memory.open("192.0.2.1").grow(1024, 0)).isEqualTo(FITS);
        try (HttpServer server = server(memory, Set.of("127.0.0.1"))) {
            assertThat(statusOf(server, "192.0.2.1")).isEqualTo(503);
            assertThat(statusOf(server, "192.0.2.2")).isEqualTo(401);
        }
    }

    private static int statusOf(HttpServer server, String client) throws Exception {
        return RawExchange.of(
                        server.uri(),
                        "POST /v1/lead HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Forwarded-For: " + client
                                + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}")
                .status();
    }

    @Test
    void a_body_waits_while_others_have_the_memory() {
        BodyMemoryBudget memory = new BodyMemoryBudget(4 * HttpLimits.LARGE_BODY_MEMORY);
        BodyMemoryBudget.Share first = memory.open("a");
        assertThat(first.grow(LARGE_BYTES, 0)).isEqualTo(FITS);
        assertThat(memory.open("a").grow(LARGE_BYTES, 0)).isEqualTo(WAIT);
        first.close();
        assertThat(memory.open("a").grow(LARGE_BYTES, 0)).isEqualTo(FITS);
    }

    @Test
    void a_small_heap_refuses_a_body_of_one_mebibyte() throws Exception {
        String head = "POST /v1/lead HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n";
        try (HttpServer server = server(16 * MIB)) {
            RawExchange refused =
                    RawExchange.of(server.uri(), head + "Content-Length: " + MIB + "\r\n\r\n" + "x".repeat(MIB));

            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.hasHeader("Retry-After")).isFalse();
            assertThat(refused.body())
                    .contains(
                            "\"code\":\"BODY_TOO_LARGE\"",
                            "The body needs more memory than this server gives to one request. "
                                    + "Send fewer or smaller values.");
        }
    }

    @Test
    void the_error_names_the_body_limit_of_the_route() throws Exception {
        try (HttpServer server = server(64 * MIB)) {
            assertThat(rejectedBody(server, "/v1/lead", MIB + 1)).contains("The body must have at most 1 MiB.");
            for (String path : new String[] {
                "/v1/lead/register",
                "/v1/lead/confirm",
                "/api/v1/lead/token/refresh",
                "/v1/lead/token/revoke",
                "/v1/consent/withdraw"
            }) {
                assertThat(rejectedBody(server, path, 64 * 1024 + 1))
                        .as(path)
                        .contains("The body must have at most 64 KiB.");
            }
        }
    }

    private static String rejectedBody(HttpServer server, String path, int length) throws Exception {
        RawExchange refused = RawExchange.of(
                server.uri(),
                "POST " + path + " HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: " + length
                        + "\r\n\r\n" + "x".repeat(length));
        assertThat(refused.status()).isEqualTo(413);
        return refused.body();
    }

    private static HttpServer server(int memory) {
        return server(new BodyMemoryBudget(memory), Set.of());
    }

    private static HttpServer server(BodyMemoryBudget memory, Set<String> proxies) {
        LeadManagement management =
                LeadManagement.builder().store(new InMemoryLeadStore()).build();
        return HttpServer.start(
                "127.0.0.1",
                0,
                proxies,
                new CorsRefusals(Set.of()),
                memory,
                HttpLimits.GRACE,
                LeadstoneRest.of(management, LeadTokens.of(new byte[32])).application());
    }
}
