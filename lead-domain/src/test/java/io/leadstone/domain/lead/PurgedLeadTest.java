package io.leadstone.domain.lead;

import static io.leadstone.domain.Samples.after;
import static io.leadstone.domain.Samples.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.Samples;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PurgedLeadTest {

    private final LeadChange captured = Lead.capture(
            Samples.ID, Samples.COMPANY, Samples.details(), LeadStatus.NEW, Optional.empty(), List.of(), at(0));

    @Test
    void the_event_of_a_purge_has_no_values_of_the_person() {
        PurgedLead purged = after(captured).purge(at(10));

        assertThat(purged.lead()).isEqualTo(captured.after());
        assertThat(purged.event().changes()).isEmpty();
        assertThat(purged.event().at()).isEqualTo(at(10).at());
        assertThat(purged.toString()).doesNotContain("example.com").contains(Samples.ID.toString());
    }

    @Test
    void the_instants_of_a_lead_do_not_go_back() {
        LeadChange deleted = after(captured).delete(at(20));

        assertThat(after(deleted).purge(at(10)).event().at()).isEqualTo(at(20).at());
    }

    @Test
    void an_event_of_another_kind_is_refused() {
        LeadEvent created = captured.events().get(0);
        LeadEvent deleted = after(captured).delete(at(10)).events().get(0);

        assertThatIllegalArgumentException().isThrownBy(() -> new PurgedLead(captured.after(), created));
        assertThatIllegalArgumentException().isThrownBy(() -> new PurgedLead(captured.after(), deleted));
    }
}
