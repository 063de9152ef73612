package io.leadstone.adapter.rest.lead;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.leadstone.adapter.rest.json.WireJson;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.domain.lead.LeadDetails;
import io.leadstone.testkit.contract.fixture.LeadVariants;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks that the JSON of a lead has all of its fields. A new field must be added to the response, the request and the
 * document before this test passes.
 */
class LeadResponseTest {

    /** Fields of the domain that are not JSON fields of a lead. */
    private static final List<String> NOT_IN_JSON =
            List.of("engagement.lastAt", "engagement.lastConversation", "lastEvent");

    private static final List<String> OF_THE_COMPANY = List.of("status", "lostReason", "ownerId");

    @Test
    void each_field_of_a_lead_is_in_the_response() {
        LeadVariants.byField().forEach((path, pair) -> {
            boolean same =
                    WireJson.text(LeadResponse.of(pair.one())).equals(WireJson.text(LeadResponse.of(pair.other())));
            assertThat(same)
                    .as("the answer is the same for two leads that differ in %s", path)
                    .isEqualTo(NOT_IN_JSON.contains(path));
        });
    }

    @Test
    void each_detail_of_a_lead_is_in_the_request() {
        assertThat(names(LeadFields.class).toList())
                .containsAll(names(LeadDetails.class)
                        .map(name -> List.of("agent", "owner").contains(name) ? name + "Id" : name)
                        .toList());
    }

    @Test
    void each_field_of_a_request_is_in_the_document() throws IOException {
        List<String> sent = names(LeadFields.class).toList();

        assertThat(documented("CreateLead")).containsAll(inSnakeCase(sent.stream()));
        assertThat(documented("UpdateLead")).containsAll(inSnakeCase(sent.stream()));
        assertThat(documented("RegisterLead"))
                .containsAll(inSnakeCase(sent.stream().filter(name -> !OF_THE_COMPANY.contains(name))));
    }

    private static Stream<String> names(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
    }

    private static List<String> inSnakeCase(Stream<String> names) {
        return names.map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                .toList();
    }

    private static List<String> documented(String schema) throws IOException {
        try (InputStream document = LeadResponse.class.getResourceAsStream("../openapi/openapi.json")) {
            JsonNode properties =
                    new JsonMapper().readTree(document).at("/components/schemas/" + schema + "/properties");
            return properties.properties().stream().map(Map.Entry::getKey).toList();
        }
    }
}
