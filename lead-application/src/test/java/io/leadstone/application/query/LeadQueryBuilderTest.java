package io.leadstone.application.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.domain.AgentId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.MetadataValue;
import io.leadstone.domain.OwnerId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.PhoneNumber;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeadQueryBuilderTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-04-01T00:00:00Z");

    private static final EmailAddress EMAIL = new EmailAddress("jo@x.test");
    private static final PhoneNumber PHONE = new PhoneNumber("030 1", Optional.of("+49301"));

    @Test
    void the_default_matches_every_lead_newest_first() {
        assertThat(LeadQuery.builder().build()).isEqualTo(LeadQuery.ALL);
        assertThat(LeadQuery.ALL.sort()).isEqualTo(LeadSort.NEWEST);
        assertThat(LeadQuery.builder().unassigned().build().filter().owner()).contains(OwnerFilter.UNASSIGNED);
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
                .updatedAfter(START)
                .updatedBefore(END)
                .email(EMAIL)
                .phone(PHONE)
                .company(" Acme\u00a0")
                .consent(ConsentPurpose.MARKETING, true)
                .metadata("plan", MetadataValue.of("gold"), MetadataValue.of(5))
                .sort(LeadSort.LAST_NAME)
                .build();

        assertThat(query)
                .isEqualTo(new LeadQuery(
                        new LeadFilter(
                                Set.of(LeadStatus.NEW, LeadStatus.LOST),
                                Optional.of(EMAIL),
                                Optional.of(PHONE),
                                Optional.of("Acme"),
                                Optional.of("trade-fair"),
                                Optional.of(new AgentId("agent-7")),
                                Optional.of(OwnerFilter.of(new OwnerId("sam"))),
                                Set.of("vip"),
                                Map.of(ConsentPurpose.MARKETING, true),
                                Map.of("plan", Set.of(MetadataValue.of(5), MetadataValue.of("gold"))),
                                Optional.of(START),
                                Optional.of(END),
                                Optional.of(START),
                                Optional.of(END)),
                        Optional.of("lee"),
                        LeadSort.LAST_NAME));
    }
}
