package io.leadstone.application.service.report;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.report.ReportFunnel;
import io.leadstone.application.port.in.report.ReportQuery;
import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.port.out.submission.OptInRepository;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.LeadReport;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.submission.OptIns;
import io.leadstone.domain.CompanyId;
import java.util.Optional;

/** Implements {@link ReportFunnel}. */
record ReportFunnelService(CommandCheck check, ChangeContexts contexts, LazyPort<LeadFigures> figures, OptIns optIns)
        implements ReportFunnel {

    @Override
    public LeadReport funnel(Caller caller, ReportQuery query) {
        caller.require(Scope.READ);
        CompanyId company = query.companyId().map(caller::requireAccessTo).orElse(caller.companyId());
        check.require(query);
        DateRange range = query.days()
                .map(days -> DateRange.lastDays(days, contexts.now(), query.timezone()))
                .orElseGet(() -> DateRange.of(query.startDate(), query.endDate(), contexts.now(), query.timezone()));
        return LeadReport.of(range, figures.get().totals(company, range), pending(company, range));
    }

    /** Hosts without double opt-in pay no query for it. */
    private long pending(CompanyId company, DateRange range) {
        Optional<OptInRepository> stored =
                optIns.sender().isPresent() ? optIns.stored().find() : Optional.empty();
        return stored.map(found -> found.countPending(company, range, contexts.now()))
                .orElse(0L);
    }
}
