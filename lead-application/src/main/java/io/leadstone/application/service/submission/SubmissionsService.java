package io.leadstone.application.service.submission;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.submission.ApplySubmission;
import io.leadstone.application.port.in.submission.ApplySubmissionCommand;
import io.leadstone.application.port.in.submission.ConfirmOptIn;
import io.leadstone.application.port.in.submission.EndSession;
import io.leadstone.application.port.in.submission.ListPendingConsents;
import io.leadstone.application.port.in.submission.RefreshSession;
import io.leadstone.application.port.in.submission.Submissions;
import io.leadstone.application.port.out.submission.SubmissionStore;
import io.leadstone.application.port.out.submission.WidgetSessionRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.LazyPort;
import io.leadstone.application.service.UseCaseParts;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import java.util.Optional;
import java.util.Set;

/** Implements {@link Submissions}: creates the service of each use case and delegates to it. */
public final class SubmissionsService implements Submissions {

    private final ListSubmissionsService listSubmissions;
    private final ApplySubmission applySubmission;
    private final HeldSubmissionServices held;
    private final RefreshSession refreshSession;
    private final EndSession endSession;
    private final ConfirmOptIn confirmOptIn;
    private final ListPendingConsents listPendingConsents;

    /** Creates the services of all use cases of submissions. */
    public SubmissionsService(UseCaseParts parts, RegistrationRules registrations) {
        LazyPort<WidgetSessionRepository> sessions =
                LazyPort.of(parts.store(), SubmissionStore.class, SubmissionStore::widgetSessions);
        WidgetSessionRules rules = registrations.sessions();
        held = new HeldSubmissionServices(parts, registrations.held(), registrations.writer(), registrations.optIns());
        AgentOrigin agentOrigin = new AgentOrigin(registrations.agents());
        confirmOptIn = new ConfirmOptInService(parts, registrations.optIns(), agentOrigin);
        listPendingConsents = new ListPendingConsentsService(parts, registrations.optIns());
        listSubmissions =
                new ListSubmissionsService(parts.check(), parts.leads(), parts.submissions(), parts.contexts());
        applySubmission = new ApplySubmissionService(
                parts.check(),
                parts.contexts(),
                parts.suppressions(),
                parts.leads(),
                parts.submissions(),
                parts.retries(),
                parts.emailKeyRule());
        refreshSession = new RefreshSessionService(
                parts.sessionLeads(), sessions, parts.contexts(), rules, agentOrigin, registrations.random());
        endSession = new EndSessionService(parts.submissions(), sessions);
    }

    @Override
    public Page<Submission> submissions(Caller caller, LeadId leadId, PageRequest page) {
        return listSubmissions.submissions(caller, leadId, page);
    }

    @Override
    public LeadSnapshot apply(Caller caller, ApplySubmissionCommand command) {
        return applySubmission.apply(caller, command);
    }

    @Override
    public Page<Submission> companySubmissions(Caller caller, SubmissionState state, PageRequest page) {
        return listSubmissions.companySubmissions(caller, state, page);
    }

    @Override
    public Submission release(Caller caller, LeadId submissionId) {
        return held.release(caller, submissionId);
    }

    @Override
    public void discard(Caller caller, LeadId submissionId) {
        held.discard(caller, submissionId);
    }

    @Override
    public Optional<Set<ConsentPurpose>> confirm(String token, Optional<String> origin) {
        return confirmOptIn.confirm(token, origin);
    }

    @Override
    public Set<ConsentPurpose> pendingConsents(Caller caller, LeadId leadId) {
        return listPendingConsents.pendingConsents(caller, leadId);
    }

    @Override
    public Optional<Refreshed> refresh(String refreshToken, Optional<String> origin) {
        return refreshSession.refresh(refreshToken, origin);
    }

    @Override
    public void end(String refreshToken) {
        endSession.end(refreshToken);
    }
}
