package io.leadstone.application.port.in.submission;

/** The use cases of submissions, as a host calls them through {@code LeadManagement.submissions()}. */
public interface Submissions
        extends ListSubmissions,
                ApplySubmission,
                ListCompanySubmissions,
                ReleaseSubmission,
                DiscardSubmission,
                ConfirmOptIn,
                ListPendingConsents,
                RefreshSession,
                EndSession {}
