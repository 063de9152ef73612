package io.leadstone.application.port.in.privacy;

/** The use cases of privacy, as a host calls them through {@code LeadManagement.privacy()}. */
public interface Privacy
        extends PurgeLeads,
                PreviewPurge,
                ExportPerson,
                EraseAndSuppress,
                SuppressAddress,
                ListSuppressions,
                RemoveSuppression,
                CheckSuppressionKeys,
                PrepareWithdrawal,
                WithdrawConsent {}
