package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.StorePorts;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests exports that are aborted. */
class AbortedExportTest {

    private static final Caller ACME = Caller.member(new CompanyId("acme"), "somebody", Scope.values());
    private static final int MANY = 100_000;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void an_unavailable_store_before_the_first_row_is_a_problem(String format) {
        try (RestHost host = over(new RepeatedLead(0))) {
            RestCall.Answer answer = host.anonymous("POST", "/v1/analytic/export")
                    .json("{\"type\":\"leads\",\"format\":\"" + format + "\"}")
                    .send();
            assertThat(answer.status()).as(answer.text()).isEqualTo(503);
            assertThat(answer.field("code")).isEqualTo("STORE_UNAVAILABLE");
            assertThat(answer.header("Content-Disposition")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void a_file_is_invalid_if_the_store_fails_in_the_middle(String format) {
        try (RestHost host = over(new RepeatedLead(1_000))) {
            RestCall.Answer answer = host.anonymous("POST", "/v1/analytic/export")
                    .json("{\"type\":\"leads\",\"format\":\"" + format + "\"}")
                    .send();
            assertThat(answer.text()).endsWith("\"the export broke off here");
            assertThatThrownBy(() -> parse(format, answer.text()))
                    .isInstanceOfAny(CsvParseException.class, JsonProcessingException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "json"})
    void a_file_is_invalid_if_the_store_cannot_read_in_the_middle(String format) {
        try (RestHost host = over(new RepeatedLead(1_000, new UncheckedIOException(new IOException("disk failed"))))) {
            RestCall.Answer answer = host.anonymous("POST", "/v1/analytic/export")
                    .json("{\"type\":\"leads\",\"format\":\"" + format + "\"}")
                    .send();
            assertThat(answer.text()).endsWith("\"the export broke off here");
        }
    }

    @Test
    void a_disconnected_client_ends_the_reading() throws Exception {
        RepeatedLead source = new RepeatedLead(MANY * 100);
        try (RestHost host = over(source);
                Socket socket =
                        new Socket(InetAddress.getLoopbackAddress(), host.base().getPort())) {
            String body = "{\"type\":\"leads\",\"format\":\"csv\"}";
            socket.getOutputStream()
                    .write(("POST /v1/analytic/export HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: "
                                    + body.length() + "\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream answer = socket.getInputStream();
            assertThat(answer.readNBytes(20_000))
                    .asString(StandardCharsets.UTF_8)
                    .startsWith("HTTP/1.1 200");
            socket.setSoLinger(true, 0);
            socket.close();
            assertThat(source.end.get(3, TimeUnit.MINUTES)).hasRootCauseInstanceOf(IOException.class);
        }
    }

    private static Object parse(String format, String text) throws IOException {
        return format.equals("json")
                ? new ObjectMapper().readTree(text)
                : CsvReader.builder().ofNamedCsvRecord(text).stream().toList();
    }

    /** Returns a host with a store in memory that has one lead. The store exports through {@code exports}. */
    private static RestHost over(ExportSource exports) {
        StorePorts store = new StorePorts(new InMemoryLeadStore()).with(ExportSource.class, exports);
        RestHost host = new RestHost(store, headers -> Optional.of(ACME));
        LeadSnapshot lead = host.management
                .leads()
                .create(
                        ACME,
                        new CreateLeadCommand(LeadFields.of("Jordan", "Lee", "jordan@example.com")
                                .build()))
                .lead();
        ((RepeatedLead) exports).lead.complete(lead);
        return host;
    }

    /** Exports its lead the given number of times, and then fails. */
    private record RepeatedLead(
            int times,
            RuntimeException failure,
            CompletableFuture<LeadSnapshot> lead,
            CompletableFuture<RuntimeException> end)
            implements ExportSource {

        RepeatedLead(int times) {
            this(times, new StoreUnavailableException(new IllegalStateException("jdbc:postgresql://db-7")));
        }

        RepeatedLead(int times, RuntimeException failure) {
            this(times, failure, new CompletableFuture<>(), new CompletableFuture<>());
        }

        @Override
        public void eachLead(CompanyId companyId, ExportRange range, LeadFilter filter, Consumer<LeadSnapshot> sink) {
            try {
                for (int time = 0; time < times; time++) {
                    sink.accept(lead.join());
                }
            } catch (RuntimeException thrown) {
                end.complete(thrown);
                throw thrown;
            }
            throw failure;
        }

        @Override
        public void eachConversation(CompanyId companyId, ExportRange range, Consumer<ConversationSnapshot> sink) {
            throw new StoreUnavailableException(new IllegalStateException());
        }
    }
}
