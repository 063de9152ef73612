package io.leadstone.application.port.in.lead;

/** Use cases of leads, as a host calls them through {@code LeadManagement.leads()}. */
public interface Leads
        extends CreateLead,
                RegisterLead,
                GetLead,
                FindLeadByEmail,
                UpdateLead,
                DeleteLead,
                RestoreLead,
                EraseLead,
                ListLeads,
                ListDeletedLeads,
                RecordConsent,
                ReadConsent,
                ReadHistory {}
