package com.example.deals;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadStatus;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** The leads that are still new after two days. */
@Service
public class FollowUps {

    private static final Duration PATIENCE = Duration.ofDays(2);
    private static final Caller SALES = Caller.member(new CompanyId("acme"), "follow-ups", Scope.READ);

    private final LeadManagement leads;

    FollowUps(LeadManagement leads) {
        this.leads = leads;
    }

    /** Returns the newest of these leads. */
    public List<LeadSnapshot> due(Instant now) {
        LeadQuery query = LeadQuery.builder()
                .statuses(LeadStatus.NEW)
                .createdBefore(now.minus(PATIENCE))
                .build();
        return leads.leads().list(SALES, query, PageRequest.FIRST).items();
    }
}
