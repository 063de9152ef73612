package io.leadstone.application.service.report;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.report.ExportConversations;
import io.leadstone.application.port.in.report.ExportLeads;
import io.leadstone.application.port.in.report.ReportFunnel;
import io.leadstone.application.port.in.report.ReportQuery;
import io.leadstone.application.port.in.report.Reports;
import io.leadstone.application.port.in.report.StreamConversations;
import io.leadstone.application.port.in.report.StreamLeads;
import io.leadstone.application.port.out.lead.EmailKeys;
import io.leadstone.application.port.out.lead.PhoneNumbers;
import io.leadstone.application.port.out.report.ExportSource;
import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.port.out.report.ReportStore;
import io.leadstone.application.query.LeadFilter;
import io.leadstone.application.report.ExportLimits;
import io.leadstone.application.report.ExportRange;
import io.leadstone.application.report.LeadReport;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.UseCaseParts;
import io.leadstone.application.service.submission.OptIns;
import io.leadstone.domain.conversation.ConversationSnapshot;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Implements {@link Reports}: creates the service of each use case and delegates to it. */
public final class ReportsService implements Reports {

    private final ReportFunnel reportFunnel;
    private final ExportLeads exportLeads;
    private final ExportConversations exportConversations;
    private final StreamLeads streamLeads;
    private final StreamConversations streamConversations;

    /** Creates the services of all use cases for reports and exports. */
    public ReportsService(
            UseCaseParts parts,
            ExportLimits exportLimits,
            PhoneNumbers phoneNumbers,
            EmailKeys emailKeys,
            OptIns optIns) {
        LazyPort<LeadFigures> figures = LazyPort.of(parts.store(), ReportStore.class, ReportStore::figures);
        LazyPort<ExportSource> exports = LazyPort.of(parts.store(), ReportStore.class, ReportStore::exports);
        RunningExports running = new RunningExports(exportLimits);
        reportFunnel = new ReportFunnelService(parts.check(), parts.contexts(), figures, optIns);
        exportLeads = new ExportLeadsService(parts.check(), exports, running, phoneNumbers, emailKeys);
        exportConversations = new ExportConversationsService(exports, running);
        streamLeads = new StreamLeadsService(exportLeads);
        streamConversations = new StreamConversationsService(exportConversations);
    }

    @Override
    public LeadReport funnel(Caller caller, ReportQuery query) {
        return reportFunnel.funnel(caller, query);
    }

    @Override
    public void exportLeads(Caller caller, ExportRange range, LeadFilter filter, Consumer<LeadSnapshot> sink) {
        exportLeads.exportLeads(caller, range, filter, sink);
    }

    @Override
    public void exportConversations(Caller caller, ExportRange range, Consumer<ConversationSnapshot> sink) {
        exportConversations.exportConversations(caller, range, sink);
    }

    @Override
    public Stream<LeadSnapshot> streamLeads(Caller caller, ExportRange range, LeadFilter filter) {
        return streamLeads.streamLeads(caller, range, filter);
    }

    @Override
    public Stream<ConversationSnapshot> streamConversations(Caller caller, ExportRange range) {
        return streamConversations.streamConversations(caller, range);
    }
}
