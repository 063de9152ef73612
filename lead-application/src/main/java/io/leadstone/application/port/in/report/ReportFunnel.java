package io.leadstone.application.port.in.report;

import io.leadstone.application.access.Caller;
import io.leadstone.application.report.LeadReport;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;

/** Counts the funnel. */
@FunctionalInterface
public interface ReportFunnel {

    /**
     * The funnel of the company over a stretch of time.
     *
     * @throws InvalidCommandException where the query says no range that a report can have, naming the field
     * @throws AccessDeniedException without scope {@code read}; where another company is named, for all but a super admin
     */
    LeadReport funnel(Caller caller, ReportQuery query);
}
