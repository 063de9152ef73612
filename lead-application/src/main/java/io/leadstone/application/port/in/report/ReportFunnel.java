package io.leadstone.application.port.in.report;

import io.leadstone.application.access.Caller;
import io.leadstone.application.report.LeadReport;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;

/** Computes the report of the funnel. */
@FunctionalInterface
public interface ReportFunnel {

    /**
     * Returns the report of the company for the range of the query.
     *
     * @throws InvalidCommandException naming the field, if the query has no valid range
     * @throws AccessDeniedException without scope {@code read}; if the query names another company and the caller is no
     *     super admin
     */
    LeadReport funnel(Caller caller, ReportQuery query);
}
