package io.leadstone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that an export above the limits is answered with 429 until another export has ended. */
class ExportLimitTest {

    private static final String LEADS = "leads";
    private static final String CONVERSATIONS = "conversations";
    private static final String COMPANY = "X-Company";
    private static final long TIMEOUT_SECONDS = 180;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final BlockedExports exports = new BlockedExports();
    private final HttpServer server = ExportServer.over(
            exports,
            headers -> headers.value(COMPANY)
                    .map(company -> Caller.member(new CompanyId(company), "somebody", Scope.values())));

    @AfterEach
    void stop() {
        exports.release.countDown();
        server.close();
    }

    @Test
    void a_third_export_of_a_company_is_refused_until_one_ends() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> running =
                List.of(started("acme", LEADS), started("acme", CONVERSATIONS));

        for (String type : List.of(LEADS, CONVERSATIONS)) {
            assertRefused(export("acme", type).get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
        }
        CompletableFuture<HttpResponse<String>> other = started("other", LEADS);

        exports.release.countDown();
        for (CompletableFuture<HttpResponse<String>> export : running) {
            assertThat(export.get(TIMEOUT_SECONDS, TimeUnit.SECONDS).statusCode())
                    .isEqualTo(200);
        }
        assertThat(other.get(TIMEOUT_SECONDS, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertAcceptedAgain("acme");
    }

    @Test
    void a_seventh_export_of_all_companies_is_refused_until_one_ends() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> running = new ArrayList<>();
        for (String company : List.of("first", "second", "third")) {
            running.add(started(company, LEADS));
            running.add(started(company, CONVERSATIONS));
        }

        assertRefused(export("fourth", LEADS).get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
        assertRefused(export("fifth", CONVERSATIONS).get(TIMEOUT_SECONDS, TimeUnit.SECONDS));

        exports.release.countDown();
        for (CompletableFuture<HttpResponse<String>> export : running) {
            assertThat(export.get(TIMEOUT_SECONDS, TimeUnit.SECONDS).statusCode())
                    .isEqualTo(200);
        }
        assertAcceptedAgain("fourth");
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("\"code\":\"EXPORT_LIMIT\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    }

    /** Retries, because a finished export may be counted for a moment longer. */
    private void assertAcceptedAgain(String company) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        int status = 429;
        while (status == 429 && System.nanoTime() < deadline) {
            status = export(company, LEADS)
                    .get(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    .statusCode();
        }
        assertThat(status).isEqualTo(200);
    }

    /** Requests an export and returns when the store has begun to read. */
    private CompletableFuture<HttpResponse<String>> started(String company, String type) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = export(company, type);
        assertThat(exports.begun.tryAcquire(TIMEOUT_SECONDS, TimeUnit.SECONDS))
                .as("an export of " + company + " began")
                .isTrue();
        return answer;
    }

    private CompletableFuture<HttpResponse<String>> export(String company, String type) {
        String body = "{\"type\":\"" + type + "\",\"format\":\"json\"}";
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("/v1/analytic/export"))
                .header("Content-Type", "application/json")
                .header(COMPANY, company)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    /** An export without rows that ends only after its release. */
    private static final class BlockedExports implements ExportSource {

        private final Semaphore begun = new Semaphore(0);
        private final CountDownLatch release = new CountDownLatch(1);

        @Override
        public void eachLead(CompanyId companyId, ExportRange range, LeadFilter filter, Consumer<LeadSnapshot> sink) {
            block();
        }

        @Override
        public void eachConversation(CompanyId companyId, ExportRange range, Consumer<ConversationSnapshot> sink) {
            block();
        }

        private void block() {
            begun.release();
            try {
                release.await();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stop);
            }
        }
    }
}
