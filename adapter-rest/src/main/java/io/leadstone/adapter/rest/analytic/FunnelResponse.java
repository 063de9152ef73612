package io.leadstone.adapter.rest.analytic;

import io.leadstone.application.report.LeadReport;
import java.math.BigDecimal;

/**
 * Conversion rates in percent. Each rate compares the leads that reached a stage with those that reached the stage
 * before; the overall rate compares converted leads with all leads.
 */
public record FunnelResponse(
        BigDecimal contactRatePercent,
        BigDecimal qualificationRatePercent,
        BigDecimal conversionRatePercent,
        BigDecimal overallConversionRatePercent) {

    static FunnelResponse of(LeadReport.Funnel funnel) {
        return new FunnelResponse(
                funnel.contactRate(),
                funnel.qualificationRate(),
                funnel.conversionRate(),
                funnel.overallConversionRate());
    }
}
