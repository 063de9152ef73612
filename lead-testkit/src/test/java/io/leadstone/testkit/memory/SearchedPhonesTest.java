package io.leadstone.testkit.memory;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.UP_TO_100;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.testkit.contract.fixture.Queries;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of leads reads phone numbers in a search with the parser of the company. */
class SearchedPhonesTest {

    private final LeadManagement management = LeadManagement.builder()
            .store(new InMemoryLeadStore())
            .phoneNumbers((company, typed) -> company.equals(ALICE.companyId()) && typed.contains("170")
                    ? Optional.of("+491701234567")
                    : Optional.empty())
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"0170 1234567", "01701234567", "0049 170 1234567", "lee 01701234567"})
    void a_number_in_another_form_is_found(String search) {
        LeadFields fields = LeadFields.builder()
                .firstName("Jordan")
                .lastName("Lee")
                .email("jordan@example.com")
                .phone("+49 170 1234567")
                .build();
        management.leads().create(ALICE, new CreateLeadCommand(fields, DuplicatePolicy.REJECT));

        assertThat(management
                        .leads()
                        .list(ALICE, Queries.search(search), UP_TO_100)
                        .items())
                .hasSize(1);
        assertThat(management
                        .leads()
                        .list(ALICE, Queries.search("lee 030 9999999"), UP_TO_100)
                        .items())
                .isEmpty();
    }
}
