package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentEntry;
import java.time.Instant;
import java.util.Comparator;

/** {@link ConsentLedger} in memory. */
record InMemoryConsentLedger(InMemoryCompanies companies) implements ConsentLedger {

    private static final InMemoryOrder<ConsentEntry, InMemoryPlace<Instant>> NEWEST = new InMemoryOrder<>(
            "-recorded_at",
            entry -> new InMemoryPlace<>(entry.recordedAt(), entry.id()),
            InMemoryPlace.by(Comparator.<Instant>naturalOrder()).reversed(),
            InMemoryPlace::told,
            InMemoryPlace::instant);

    @Override
    public Page<ConsentEntry> entriesOf(CompanyId companyId, LeadId leadId, PageRequest page) {
        return NEWEST.page(companies.in(companyId, company -> company.entriesOf(leadId)), page);
    }
}
