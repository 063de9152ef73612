package io.leadstone.application.service.report;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.report.ExportLeads;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.function.Consumer;

/** Implements {@link ExportLeads}. */
record ExportLeadsService(
        CommandCheck check,
        LazyPort<ExportSource> exports,
        RunningExports running,
        PhoneNumbers phoneNumbers,
        EmailKeys emailKeys)
        implements ExportLeads {

    @Override
    public void exportLeads(Caller caller, ExportRange range, LeadFilter filter, Consumer<LeadSnapshot> sink) {
        caller.require(Scope.READ);
        check.require(filter);
        LeadFilter read = filter.resolved(emailKeys::keyOf, typed -> phoneNumbers.toE164(caller.companyId(), typed));
        running.run(caller.companyId(), () -> exports.get().eachLead(caller.companyId(), range, read, sink));
    }
}
