package io.leadstone.testkit.memory;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.port.in.lead.LeadFields;
import io.leadstone.application.privacy.SuppressionKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A suppression list and the new lead need the parsed phone number. The port of the host is called once for both. */
class PhoneParsedOnceTest {

    @Test
    void a_create_with_suppression_keys_parses_the_phone_once() {
        List<String> parsed = new ArrayList<>();
        LeadManagement management = LeadManagement.builder()
                .store(new InMemoryLeadStore())
                .suppressionKeys(SuppressionKeys.of("2026:" + "B".repeat(42) + "A="))
                .phoneNumbers((company, typed) -> {
                    parsed.add(typed);
                    return Optional.of("+491701234567");
                })
                .build();
        LeadFields fields = LeadFields.of("Jordan", "Lee", "jordan@example.com")
                .phone("0170 1234567")
                .build();

        management.leads().create(ALICE, new CreateLeadCommand(fields, DuplicatePolicy.REJECT));

        assertThat(parsed).containsExactly("0170 1234567");
    }
}
