package io.leadstone.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that an export aborts the connection if the store fails, so that no client takes the file for complete. */
class BrokenExportTest {

    private static final Caller ACME = Caller.member(new CompanyId("acme"), "somebody", Scope.values());

    @ParameterizedTest
    @CsvSource({"leads, csv", "leads, json", "conversations, csv", "conversations, json"})
    void a_store_that_fails_midway_aborts_the_connection(String type, String format) throws Exception {
        try (HttpServer server = over(2_000, true)) {
            assertThatThrownBy(() -> RawExchange.of(server.uri(), request(type, format)))
                    .as("an answer without chunked encoding")
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> download(server, type, format))
                    .as("an answer with chunked encoding")
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"leads, csv", "leads, json", "conversations, csv", "conversations, json"})
    void an_export_without_failure_is_complete(String type, String format) throws Exception {
        try (HttpServer server = over(2_000, false)) {
            RawExchange exchange = RawExchange.of(server.uri(), request(type, format));
            assertThat(exchange.status()).isEqualTo(200);
            assertThat(download(server, type, format)).isEqualTo(exchange.body());
        }
    }

    @ParameterizedTest
    @CsvSource({"leads, csv", "leads, json", "conversations, csv", "conversations, json"})
    void a_store_that_fails_before_the_first_row_is_a_problem(String type, String format) throws Exception {
        try (HttpServer server = over(0, true)) {
            assertThat(RawExchange.of(server.uri(), request(type, format)).status())
                    .isEqualTo(503);
        }
    }

    private static String download(HttpServer server, String type, String format) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve("/v1/analytic/export"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body(type, format)))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String body(String type, String format) {
        return "{\"type\":\"" + type + "\",\"format\":\"" + format + "\"}";
    }

    private static String request(String type, String format) {
        String body = body(type, format);
        return String.join(
                "\r\n",
                "POST /v1/analytic/export HTTP/1.1",
                "Host: h",
                "Connection: close",
                "Content-Type: application/json",
                "Content-Length: " + body.length(),
                "",
                body);
    }

    private static HttpServer over(int rows, boolean fails) {
        return ExportServer.over(RepeatedRow.of(rows, fails), headers -> Optional.of(ACME));
    }

    /** Returns the same row {@code times} times, and then fails or ends. */
    private record RepeatedRow(int times, boolean fails, LeadSnapshot lead, ConversationSnapshot conversation)
            implements ExportSource {

        static RepeatedRow of(int times, boolean fails) {
            SampleLeads samples = new SampleLeads();
            LeadSnapshot lead =
                    samples.capture(ACME.companyId(), "jordan@example.com").after();
            return new RepeatedRow(times, fails, lead, samples.open(lead).after());
        }

        @Override
        public void eachLead(CompanyId companyId, ExportRange range, LeadFilter filter, Consumer<LeadSnapshot> sink) {
            repeat(() -> sink.accept(lead));
        }

        @Override
        public void eachConversation(CompanyId companyId, ExportRange range, Consumer<ConversationSnapshot> sink) {
            repeat(() -> sink.accept(conversation));
        }

        private void repeat(Runnable row) {
            for (int time = 0; time < times; time++) {
                row.run();
            }
            if (fails) {
                throw new StoreUnavailableException(new IllegalStateException("the database died"));
            }
        }
    }
}
