package io.leadstone.adapter.rest.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.adapter.rest.lead.LeadResponse;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.contract.fixture.LeadVariants;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Checks that an export has a column for every field of a lead. A new field needs a column before this test passes. */
class LeadColumnsTest {

    @Test
    void each_field_of_a_lead_is_in_a_column() {
        LeadVariants.byField()
                .forEach((path, pair) -> assertThat(cells(pair.one()).equals(cells(pair.other())))
                        .as("the row is the same for two leads that differ in %s", path)
                        .isEqualTo(List.of("engagement.lastAt", "engagement.lastConversation", "deletedAt", "lastEvent")
                                .contains(path)));
    }

    @Test
    void the_columns_are_the_json_fields_in_their_order() {
        assertThat(LeadColumns.ALL)
                .extracting(Column::name)
                .containsExactlyElementsOf(Arrays.stream(LeadResponse.class.getRecordComponents())
                        .map(RecordComponent::getName)
                        .filter(name -> !List.of("pendingConsents", "lastConversation", "deletedAt")
                                .contains(name))
                        .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
                        .toList());
    }

    private static List<String> cells(LeadSnapshot lead) {
        List<String> cells = new ArrayList<>();
        LeadColumns.ALL.forEach(column -> cells.add(column.cell(LeadResponse.of(lead))));
        return cells;
    }
}
