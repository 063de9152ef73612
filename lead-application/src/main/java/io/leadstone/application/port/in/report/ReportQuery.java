package io.leadstone.application.port.in.report;

import io.leadstone.application.report.DateRange;
import io.leadstone.domain.CompanyId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Optional;

/**
 * Which report is wanted.
 *
 * @param startDate a date, which is that whole UTC day, or an instant, in UTC where it has no offset
 * @param endDate the same; both ends are included
 * @param days the last days instead, today with them
 * @param companyId another company than the caller's, for a super admin
 */
public record ReportQuery(
        Optional<String> startDate,
        Optional<String> endDate,
        Optional<@Min(1) @Max(DateRange.MAX_DAYS) Integer> days,
        Optional<CompanyId> companyId) {

    /** The last days of the caller's company. */
    public static final ReportQuery LATEST =
            new ReportQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** From date to date, of the caller's company. */
    public static ReportQuery between(String startDate, String endDate) {
        return new ReportQuery(Optional.of(startDate), Optional.of(endDate), Optional.empty(), Optional.empty());
    }
}
