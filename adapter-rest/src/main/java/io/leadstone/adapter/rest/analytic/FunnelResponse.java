package io.leadstone.adapter.rest.analytic;

import io.leadstone.application.report.LeadReport;
import java.math.BigDecimal;

/** Which share of those who reached a stage reached the next. */
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
