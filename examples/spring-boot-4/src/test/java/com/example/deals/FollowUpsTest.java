package com.example.deals;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.domain.CompanyId;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.memory.InMemoryLeadStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A unit test without Spring and without a database. */
class FollowUpsTest {

    private static final Caller SALES = Caller.member(new CompanyId("acme"), "test", Scope.WRITE);

    private final SettableClock clock = new SettableClock();
    private final LeadManagement leads = LeadManagement.builder()
            .store(new InMemoryLeadStore())
            .clock(clock)
            .build();
    private final FollowUps followUps = new FollowUps(leads);

    @Test
    void a_new_lead_is_due_after_two_days() {
        leads.leads().create(SALES, new CreateLeadCommand(SampleLeads.draft("jordan@example.com").build()));

        clock.advance(Duration.ofDays(2));
        assertThat(followUps.due(clock.instant())).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        assertThat(followUps.due(clock.instant())).hasSize(1);
    }
}
