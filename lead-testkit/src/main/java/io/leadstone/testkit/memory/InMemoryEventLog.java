package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadEvent;
import java.util.Comparator;
import java.util.List;

/** {@link EventLog} in memory. */
record InMemoryEventLog(InMemoryCompanies companies) implements EventLog {

    private static final InMemoryOrder<LeadEvent, Long> NEWEST = new InMemoryOrder<>(
            "-number",
            LeadEvent::number,
            Comparator.<Long>reverseOrder(),
            number -> List.of(number.toString()),
            told -> Long.valueOf(InMemoryPlace.only(told)));

    @Override
    public Page<LeadEvent> eventsOf(CompanyId companyId, LeadId leadId, PageRequest page) {
        return NEWEST.page(companies.in(companyId, company -> company.eventsOf(leadId)), page);
    }
}
