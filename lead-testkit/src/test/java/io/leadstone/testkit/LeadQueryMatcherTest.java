package io.leadstone.testkit;

import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.report.LeadTotalsAccumulator;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.conversation.ConversationTopic;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Tests functions of the application for stores that run no queries. */
class LeadQueryMatcherTest {

    private final SampleLeads samples = new SampleLeads();
    private final LeadSnapshot lead =
            samples.capture(ACME, "jordan@example.com").after();

    @Test
    void a_live_lead_matches_if_filters_and_search_do() {
        LeadQuery byStatus = query(lead.status().code(), "");

        assertThat(LeadQuery.ALL.matcher().test(lead)).isTrue();
        assertThat(byStatus.matcher().test(lead)).isTrue();
        assertThat(query("", "jordan@example").matcher().test(lead)).isTrue();
        assertThat(query("", "nobody@example").matcher().test(lead)).isFalse();
        assertThat(query("", "nobody@example").filter().matches(lead)).isTrue();
    }

    @Test
    void a_deleted_lead_matches_filters_alone() {
        LeadSnapshot deleted = Lead.restore(lead).delete(samples.context()).after();

        assertThat(LeadQuery.ALL.matcher().test(deleted)).isFalse();
        assertThat(LeadQuery.ALL.filter().matches(deleted)).isTrue();
    }

    @Test
    void figures_take_leads_before_conversations() {
        LeadTotalsAccumulator figures = new LeadTotalsAccumulator(counts -> true, ZoneOffset.UTC);
        figures.add(samples.open(ACME, Optional.empty(), ConversationTopic.NONE).after());

        assertThatIllegalStateException().isThrownBy(() -> figures.add(lead));
    }

    private LeadQuery query(String status, String search) {
        LeadStatus[] statuses = status.isEmpty() ? new LeadStatus[0] : new LeadStatus[] {lead.status()};
        return LeadQuery.builder().statuses(statuses).search(search).build();
    }
}
