package io.leadstone.application.service.report;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.report.ExportLeads;
import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.report.ExportRange;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.function.Consumer;

/** Implements {@link ExportLeads}. */
record ExportLeadsService(LazyPort<ExportSource> exports, RunningExports running) implements ExportLeads {

    @Override
    public void exportLeads(Caller caller, ExportRange range, Consumer<LeadSnapshot> sink) {
        caller.require(Scope.READ);
        running.run(caller.companyId(), () -> exports.get().eachLead(caller.companyId(), range, sink));
    }
}
