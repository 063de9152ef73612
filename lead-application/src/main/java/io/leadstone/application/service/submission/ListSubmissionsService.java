package io.leadstone.application.service.submission;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.submission.ListCompanySubmissions;
import io.leadstone.application.port.in.submission.ListSubmissions;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.CommandCheck;
import io.leadstone.application.service.LazyPort;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import java.time.Instant;

/** Implements the lists of submissions of a lead and of a company. */
record ListSubmissionsService(
        CommandCheck check, LeadRepository leads, LazyPort<SubmissionRepository> submissions, ChangeContexts contexts)
        implements ListSubmissions, ListCompanySubmissions {

    @Override
    public Page<Submission> companySubmissions(Caller caller, SubmissionState state, PageRequest page) {
        caller.require(Scope.READ);
        check.require(page);
        return withoutExpired(submissions.get().inState(caller.companyId(), state, page));
    }

    @Override
    public Page<Submission> submissions(Caller caller, LeadId leadId, PageRequest page) {
        caller.require(Scope.READ);
        check.require(page);
        SubmissionRepository stored = submissions.get();
        LeadSnapshot lead = leads.find(caller.companyId(), leadId).orElseThrow(() -> new LeadNotFoundException(leadId));
        return withoutExpired(stored.submissionsOf(caller.companyId(), lead.id(), page));
    }

    private Page<Submission> withoutExpired(Page<Submission> found) {
        Instant now = contexts.now();
        return found.map(submission -> submission.withoutExpiredOptIn(now));
    }
}
