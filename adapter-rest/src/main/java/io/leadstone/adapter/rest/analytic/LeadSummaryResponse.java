package io.leadstone.adapter.rest.analytic;

import io.leadstone.application.report.LeadReport;
import io.leadstone.domain.LeadStatus;

/** The number of leads by current status, for a range of time. */
public record LeadSummaryResponse(
        long totalLeads, long newLeads, long contactedLeads, long qualifiedLeads, long convertedLeads, long lostLeads) {

    static LeadSummaryResponse of(LeadReport report) {
        return new LeadSummaryResponse(
                report.total(),
                count(report, LeadStatus.NEW),
                count(report, LeadStatus.CONTACTED),
                count(report, LeadStatus.QUALIFIED),
                count(report, LeadStatus.CONVERTED),
                count(report, LeadStatus.LOST));
    }

    private static long count(LeadReport report, LeadStatus status) {
        return report.byStatus().getOrDefault(status, 0L);
    }
}
