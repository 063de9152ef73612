package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.server.LeadServer;
import io.leadstone.server.http.RawExchange;
import io.leadstone.server.settings.ServerSettings;
import io.leadstone.server.settings.WrongSettingException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the metrics of a server, which Prometheus reads at a port of their own. */
class MetricsTest {

    private static RunningLeadstone leadstone;
    private static URI metrics;

    @BeforeAll
    static void start(@TempDir Path directory) {
        Map<String, String> settings = RunningLeadstone.environment(Stores.h2In(directory));
        settings.put("LEADSTONE_METRICS_PORT", "0");
        leadstone = RunningLeadstone.with(settings);
        metrics = leadstone.metricsUri().orElseThrow();
    }

    @AfterAll
    static void stop() {
        leadstone.close();
    }

    @Test
    void use_cases_and_store_calls_are_measured() throws Exception {
        Client client = leadstone.clients().admin();
        String id = client.post("/v1/lead", Drafts.of("jordan.metrics@example.com"))
                .body()
                .get("id")
                .asText();
        assertThat(client.get("/v1/lead/" + id).status()).isEqualTo(200);
        assertThat(client.get("/v1/lead/01890000-0000-7000-8000-00000000abcd").status())
                .isEqualTo(404);
        leadstone.clients().anybody().post("/v1/lead/register", "{\"agent_id\": \"unknown\"}");

        assertThat(scrape())
                .contains("leadstone_use_case_seconds_count{outcome=\"success\",use_case=\"CreateLead\"} 1")
                .contains("leadstone_use_case_seconds_count{outcome=\"success\",use_case=\"GetLead\"} 1")
                .contains("leadstone_use_case_seconds_count{outcome=\"LEAD_NOT_FOUND\",use_case=\"GetLead\"} 1")
                .contains(
                        "leadstone_use_case_seconds_bucket{outcome=\"success\",use_case=\"CreateLead\",le=\"10.0\"} 1")
                .contains("leadstone_store_call_seconds_count{"
                        + "method=\"add\",outcome=\"success\",port=\"LeadRepository\"} 1")
                .contains("leadstone_registration_refused_total{")
                .doesNotContain("jordan", "example.com", id, "other-company", RunningLeadstone.KEY, "company=\"");
    }

    @Test
    void the_dispatcher_works_on_the_measured_queue() throws Exception {
        Awaiting.that(() -> scrape().contains("leadstone_store_call_seconds_count{"
                + "method=\"due\",outcome=\"success\",port=\"DeliveryQueue\"}"));
    }

    @Test
    void the_process_its_pools_and_its_threads_are_measured() throws IOException {
        assertThat(scrape())
                .contains("jvm_memory_used_bytes{")
                .contains("jvm_gc_pause_seconds")
                .contains("process_cpu_usage")
                .contains("logback_events_total{level=\"error\"}")
                .contains("hikaricp_connections_active{pool=\"leadstone\"}")
                .contains("hikaricp_connections_active{pool=\"leadstone-exports\"}")
                .contains("hikaricp_connections_active{pool=\"leadstone-maintenance\"}")
                .contains("jetty_threads_busy{pool=\"leadstone-http\"}")
                .contains("jetty_threads_busy{pool=\"leadstone-io\"}");
    }

    @Test
    void the_api_does_not_serve_metrics_nor_the_metrics_the_api() throws IOException {
        for (String path : new String[] {"/metrics", "/v1/metrics", "/api/v1/metrics"}) {
            assertThat(leadstone.clients().admin().get(path).status()).as(path).isEqualTo(404);
        }
        for (String path : new String[] {"/v1/lead/company", "/health", "/", "/metrics/", "/metrics/x"}) {
            RawExchange refused = request("GET " + path + " HTTP/1.1", "");
            assertThat(refused.status()).as(path).isEqualTo(404);
            assertThat(refused.body()).contains("\"status\":404").doesNotContain("jetty");
        }
    }

    @Test
    void browsers_do_not_guess_the_type_of_the_metrics() throws IOException {
        assertThat(request("GET /metrics HTTP/1.1", "").answer()).contains("\r\nX-Content-Type-Options: nosniff\r\n");
    }

    @Test
    void other_methods_bodies_and_long_headers_are_refused() throws IOException {
        RawExchange post = request("POST /metrics HTTP/1.1", "");
        assertThat(post.status()).isEqualTo(405);
        assertThat(post.answer()).contains("\r\nAllow: GET, HEAD\r\n");
        RawExchange head = request("HEAD /metrics HTTP/1.1", "");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.answer()).contains("\r\nContent-Type: text/plain").containsPattern("\r\nContent-Length: [1-9]");
        assertThat(head.body()).isEmpty();
        assertThat(request("HEAD /nowhere HTTP/1.1", "").status()).isEqualTo(404);
        assertThat(request("GET /metrics HTTP/1.1", "Content-Length: 5\r\n").status())
                .isEqualTo(413);
        assertThat(request("GET /metrics HTTP/1.1", "Transfer-Encoding: chunked\r\n")
                        .status())
                .isEqualTo(413);
        assertThat(request("GET /metrics HTTP/1.1", "X-Long: " + "x".repeat(17 * 1024) + "\r\n")
                        .status())
                .isEqualTo(431);
        assertThat(request("GET /metrics HTTP/1.1", "Content-Length: 0\r\n").status())
                .isEqualTo(200);
    }

    @Test
    void without_the_setting_there_is_no_listener(@TempDir Path directory) {
        try (RunningLeadstone plain = RunningLeadstone.over(Stores.h2In(directory))) {
            assertThat(plain.metricsUri()).isEmpty();
        }
    }

    @Test
    void a_port_in_use_is_named_and_releases_the_store(@TempDir Path directory) throws IOException {
        Map<String, String> settings = RunningLeadstone.environment(Stores.h2In(directory));
        try (ServerSocket taken = new ServerSocket(0)) {
            settings.put("LEADSTONE_METRICS_HOST", "0.0.0.0");
            settings.put("LEADSTONE_METRICS_PORT", String.valueOf(taken.getLocalPort()));
            assertThatThrownBy(() -> LeadServer.start(ServerSettings.read(settings, Optional.empty())))
                    .isInstanceOf(WrongSettingException.class)
                    .hasMessageStartingWith("LEADSTONE_METRICS_PORT: cannot listen on 0.0.0.0:");
        }
        try (LeadServer server = LeadServer.start(ServerSettings.read(settings, Optional.empty()))) {
            assertThat(server.metricsUri()).isPresent();
        }
    }

    private static String scrape() throws IOException {
        RawExchange answer = request("GET /metrics HTTP/1.1", "");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.answer()).contains("Content-Type: text/plain; version=0.0.4; charset=utf-8");
        return answer.body();
    }

    private static RawExchange request(String line, String headers) throws IOException {
        return RawExchange.of(
                metrics, line + "\r\nHost: " + metrics.getAuthority() + "\r\n" + headers + "Connection: close\r\n\r\n");
    }
}
