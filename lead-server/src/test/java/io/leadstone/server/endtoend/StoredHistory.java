package io.leadstone.server.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** Checks the stored data of a lead after a crash. */
final class StoredHistory {

    /** Page size; no test writes more events per lead. */
    private static final int PAGE = 100;

    private StoredHistory() {}

    /**
     * Requires that the lead exists with at least {@code events} events, without gaps, and that the first is {@code
     * lead.created}.
     */
    static void require(Client client, String lead, int events) {
        assertThat(client.get("/v1/lead/" + lead).status()).as("lead %s", lead).isEqualTo(200);
        Answer history = client.get("/v1/lead/" + lead + "/history?per_page=" + PAGE);
        List<Long> numbers = new ArrayList<>();
        String oldest = "";
        for (JsonNode event : history.body().get("items")) {
            numbers.add(0, event.get("number").asLong());
            oldest = event.get("type").asText();
        }
        assertThat(numbers)
                .as("events of lead %s", lead)
                .hasSizeGreaterThanOrEqualTo(events)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, numbers.size()).boxed().toList());
        assertThat(oldest).as("first event of lead %s", lead).isEqualTo("lead.created");
    }
}
