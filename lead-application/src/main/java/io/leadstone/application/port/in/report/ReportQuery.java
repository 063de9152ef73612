package io.leadstone.application.port.in.report;

import io.leadstone.application.report.DateRange;
import io.leadstone.domain.CompanyId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/**
 * The range and the company of a report.
 *
 * @param startDate a date, which means the start of that UTC day, or an instant, in UTC if it has no offset
 * @param endDate a date, which means the end of that UTC day, or an instant; both ends are included
 * @param days the number of last days, today included; used instead of the dates
 * @param companyId another company than the caller's; only for a super admin
 */
public record ReportQuery(
        Optional<String> startDate,
        Optional<String> endDate,
        Optional<@Min(1) @Max(DateRange.MAX_DAYS) Integer> days,
        Optional<CompanyId> companyId) {

    /** The default number of last days, of the caller's company. */
    public static final ReportQuery LATEST =
            new ReportQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Creates a query from date to date, of the caller's company. */
    public static ReportQuery between(String startDate, String endDate) {
        return new ReportQuery(Optional.of(startDate), Optional.of(endDate), Optional.empty(), Optional.empty());
    }
}
