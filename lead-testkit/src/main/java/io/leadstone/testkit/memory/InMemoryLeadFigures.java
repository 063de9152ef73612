package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.LeadTally;
import io.leadstone.application.report.LeadTallyAccumulator;
import io.leadstone.domain.CompanyId;

/** {@link LeadFigures} in memory: looks at each lead of the company, all of them at one moment. */
record InMemoryLeadFigures(InMemoryCompanies companies) implements LeadFigures {

    @Override
    public LeadTally tally(CompanyId companyId, DateRange range) {
        return companies.in(companyId, company -> {
            LeadTallyAccumulator figures = LeadTallyAccumulator.of(range);
            company.leads().forEach(figures::add);
            company.conversations().forEach(figures::add);
            return figures.tally();
        });
    }
}
