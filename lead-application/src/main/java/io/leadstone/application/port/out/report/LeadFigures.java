package io.leadstone.application.port.out.report;

import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.domain.CompanyId;

/** Counts a company's leads where they are kept, without loading them. */
@FunctionalInterface
public interface LeadFigures {

    /**
     * The counts of the company's live leads that were created in {@code range}, all of one moment: a lead that is written meanwhile is
     * in all of them or in none. Leads outside the range are not read.
     */
    LeadTotals totals(CompanyId companyId, DateRange range);
}
