package io.leadstone.application.port.out.report;

import io.leadstone.application.port.out.StoreCapability;

/**
 * The capability of a store to compute the figures of reports, and to export leads and conversations. Without {@link
 * io.leadstone.application.port.out.conversation.ConversationStore} there are no conversations to count or to export.
 */
@StoreCapability("reports and exports")
public interface ReportStore {

    /** Returns the port that computes the totals of a report. */
    LeadFigures figures();

    /** Returns the port that exports all leads or conversations of a company. */
    ExportSource exports();
}
