package io.leadstone.application.port.in.report;

import io.leadstone.application.report.DateRange;
import io.leadstone.domain.CompanyId;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The range and the company of a report. {@link #in} chooses the time zone.
 *
 * @param startDate a date, which means the start of that day in the time zone, or an instant, which is in the time zone
 *     if it has no offset
 * @param endDate a date, which means the end of that day, or an instant; both ends are included
 * @param days the number of last days, today included; used instead of the dates
 * @param timezone the time zone of the dates and of the days of the report
 * @param companyId another company than the caller's; only for a super admin
 */
public record ReportQuery(
        Optional<String> startDate,
        Optional<String> endDate,
        Optional<@Min(1) @Max(DateRange.MAX_DAYS) Integer> days,
        ZoneId timezone,
        Optional<CompanyId> companyId) {

    /** The default number of last days, in UTC, of the caller's company. */
    public static final ReportQuery LATEST =
            new ReportQuery(Optional.empty(), Optional.empty(), Optional.empty(), ZoneOffset.UTC, Optional.empty());

    /** Creates a query from date to date, in UTC, of the caller's company. */
    public static ReportQuery between(String startDate, String endDate) {
        return new ReportQuery(
                Optional.of(startDate), Optional.of(endDate), Optional.empty(), ZoneOffset.UTC, Optional.empty());
    }

    /** Returns this query with another time zone. */
    public ReportQuery in(ZoneId zone) {
        return new ReportQuery(startDate, endDate, days, zone, companyId);
    }
}
