package io.leadstone.application.port.in.report;

/** The report of the funnel and the exports, as a host calls them through {@code LeadManagement.reports()}. */
public interface Reports extends ReportFunnel, ExportLeads, ExportConversations, StreamLeads, StreamConversations {}
