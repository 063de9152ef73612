package io.leadstone.application.port.out.report;

import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.domain.CompanyId;

/** Computes the totals of a report inside the store, without loading the leads. */
@FunctionalInterface
public interface LeadFigures {

    /**
     * Returns the totals of the live leads that were created in {@code range}. All totals are computed from one
     * consistent snapshot: a concurrent write is in all of them or in none. Leads outside the range are not read.
     */
    LeadTotals totals(CompanyId companyId, DateRange range);
}
