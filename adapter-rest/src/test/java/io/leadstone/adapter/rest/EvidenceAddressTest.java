package io.leadstone.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.RestCall.Answer;
import io.leadstone.adapter.rest.request.EvidenceAddress;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that a registration keeps the chosen part of the address of the client. */
class EvidenceAddressTest {

    @ParameterizedTest
    @CsvSource({
        "FULL,192.0.2.77,192.0.2.77",
        "FULL,2001:db8:1:2::3,2001:db8:1:2:0:0:0:3",
        "SHORTENED,192.0.2.77,192.0.2.0",
        "SHORTENED,2001:db8:1:2::3,2001:db8:1:0:0:0:0:0",
        "NONE,192.0.2.77,"
    })
    void a_submission_has_the_chosen_part_of_the_address(EvidenceAddress choice, String client, String kept) {
        try (RestHost host = RestHost.with(new InMemoryLeadStore(), rest -> rest.evidenceAddress(choice))) {
            assertThat(submissionFrom(host, Optional.of(client))).contains("\"address\":" + json(kept));
        }
    }

    @Test
    void a_host_that_does_not_know_the_client_keeps_no_address() {
        try (RestHost host = RestHost.with(new InMemoryLeadStore(), rest -> rest)) {
            assertThat(submissionFrom(host, Optional.empty())).contains("\"address\":null");
        }
    }

    private static String json(String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }

    /** Registers a visitor, and returns the submission as a member sees it. */
    private static String submissionFrom(RestHost host, Optional<String> client) {
        host.call("PUT", "/v1/agent/bot").json("{}").send();
        RestCall call = host.anonymous("POST", "/v1/lead/register");
        client.ifPresent(address -> call.header("Test-Address", address));
        Answer registered = call.json(
                        "{\"agent_id\":\"bot\",\"first_name\":\"Jordan\",\"email\":\"jordan@example.com\"}")
                .send();
        assertThat(registered.status()).as(registered.text()).isEqualTo(201);
        String lead = registered.json().findPath("id").asText();
        return host.call("GET", "/v1/lead/" + lead + "/submission").send().text();
    }
}
