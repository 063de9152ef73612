package io.leadstone.adapter.rest.analytic;

import io.leadstone.adapter.rest.json.JsonResponse;
import io.leadstone.application.report.LeadReport;

/** The JSON representation of a company's lead counts and conversion rates. */
public record CompanyStatisticsResponse(LeadSummaryResponse leadSummary, FunnelResponse conversionFunnel)
        implements JsonResponse {

    static CompanyStatisticsResponse of(LeadReport report) {
        return new CompanyStatisticsResponse(LeadSummaryResponse.of(report), FunnelResponse.of(report.funnel()));
    }
}
