package io.leadstone.application.service.report;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.report.ExportLeads;
import io.leadstone.application.port.in.report.StreamLeads;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportRange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.stream.Stream;

/** Implements {@link StreamLeads} with {@link ExportLeads}. */
record StreamLeadsService(ExportLeads exports) implements StreamLeads {

    @Override
    public Stream<LeadSnapshot> streamLeads(Caller caller, ExportRange range, LeadFilter filter) {
        caller.require(Scope.READ);
        return ExportStream.of(sink -> exports.exportLeads(caller, range, filter, sink));
    }
}
