package io.leadstone.application.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.OwnerId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeadQueryBuilderTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-04-01T00:00:00Z");

    @Test
    void the_default_matches_every_lead_newest_first() {
        assertThat(LeadQuery.builder().build()).isEqualTo(LeadQuery.ALL);
        assertThat(LeadQuery.ALL.sort()).isEqualTo(LeadSort.NEWEST);
        assertThat(LeadQuery.builder().unassigned().build().owner()).contains(OwnerFilter.UNASSIGNED);
    }

    @Test
    void each_component_has_a_method() {
        LeadQuery query = LeadQuery.builder()
                .statuses(LeadStatus.NEW, LeadStatus.LOST)
                .search("lee")
                .source("trade-fair")
                .agentId(new AgentId("agent-7"))
                .owner(new OwnerId("sam"))
                .tag("vip")
                .createdAfter(START)
                .createdBefore(END)
                .sort(LeadSort.LAST_NAME)
                .build();

        assertThat(query)
                .isEqualTo(new LeadQuery(
                        Set.of(LeadStatus.NEW, LeadStatus.LOST),
                        Optional.of("lee"),
                        Optional.of("trade-fair"),
                        Optional.of(new AgentId("agent-7")),
                        Optional.of(OwnerFilter.of(new OwnerId("sam"))),
                        Optional.of("vip"),
                        Optional.of(START),
                        Optional.of(END),
                        LeadSort.LAST_NAME));
    }
}
