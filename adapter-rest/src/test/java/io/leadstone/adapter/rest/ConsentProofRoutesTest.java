package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.RestCall.Answer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests the proof of consents in the routes of the ledger and of the export of a person. */
class ConsentProofRoutesTest {

    private static final String EVIDENCE = "{\"form\": \"fair\", \"wording\":\"I agree\", \"n\": 1.50}";

    private final RestHost host = RestHost.start();
    private final String lead = "/v1/lead/"
            + host.call("POST", "/v1/lead")
                    .json("{\"first_name\":\"Jordan\",\"email\":\"jordan@example.com\"}")
                    .send()
                    .field("id");

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void an_entry_has_its_instant_and_its_evidence() {
        Answer recorded =
                record("\"policy_version\":\"2025-01\",\"given_at\":\"2025-08-01T10:00:00Z\",\"evidence\":" + EVIDENCE);

        assertThat(recorded.status()).as(recorded.text()).isEqualTo(201);
        assertThat(recorded.field("given_at")).isEqualTo("2025-08-01T10:00:00.000Z");
        assertThat(recorded.text()).contains("\"evidence\":" + EVIDENCE);
        assertThat(host.call("GET", lead + "/consent").send().text()).contains("\"evidence\":" + EVIDENCE);
        assertThat(host.call("GET", lead + "/personal-data").send().text())
                .contains("\"given_at\":\"2025-08-01T10:00:00.000Z\",\"evidence\":" + EVIDENCE);
    }

    @Test
    void an_entry_without_proof_was_given_when_it_was_recorded() {
        Answer recorded = record("\"given_at\":null,\"evidence\":null");

        assertThat(recorded.status()).as(recorded.text()).isEqualTo(201);
        assertThat(recorded.field("given_at")).isEqualTo(recorded.field("recorded_at"));
        assertThat(recorded.json().get("evidence").isNull()).isTrue();
    }

    @Test
    void an_erasure_removes_the_evidence() {
        record("\"given_at\":\"2025-08-01T10:00:00Z\",\"evidence\":" + EVIDENCE);
        host.call("POST", lead + "/erase").send();

        Answer ledger = host.call("GET", lead + "/consent").send();

        assertThat(ledger.text()).doesNotContain("fair").contains("2025-08-01T10:00:00.000Z");
    }

    @Test
    void a_wrong_proof_is_refused() {
        assertRefused("\"given_at\":\"2100-01-01T00:00:00Z\"", 422, "given_at");
        assertRefused("\"given_at\":\"1899-01-01T00:00:00Z\"", 422, "given_at");
        assertRefused("\"given_at\":\"yesterday\"", 422, "given_at");
        assertRefused("\"evidence\":{\"a\":{\"b\":{\"c\":{}}}}", 422, "evidence");
        assertRefused("\"evidence\":{\"a\":\"" + "x".repeat(16 * 1024) + "\"}", 422, "evidence");
        assertRefused("\"evidence\":\"form\"", 400, "evidence");
        assertThat(host.call("GET", lead + "/consent").send().json().path("items"))
                .isEmpty();
    }

    private Answer record(String members) {
        return host.call("POST", lead + "/consent")
                .json("{\"purpose\":\"marketing\",\"granted\":true," + members + "}")
                .send();
    }

    private void assertRefused(String members, int status, String field) {
        Answer refused = record(members);
        assertThat(refused.status()).as(refused.text()).isEqualTo(status);
        assertThat(refused.json().path("details").has(field)).as(refused.text()).isTrue();
    }
}
