package io.leadstone.application.service.submission;

import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.application.service.EventNotifier;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import java.time.Instant;
import java.util.Optional;

/** A decorator of a {@link SubmissionRepository} that notifies listeners of the events of its writes. */
public record NotifyingSubmissionRepository(SubmissionRepository submissions, EventNotifier notifier)
        implements SubmissionRepository {

    @Override
    public void add(Submission submission, LeadChange change) {
        notifier.write(() -> submissions.add(submission, change), change.events());
    }

    @Override
    public void apply(Submission applied, LeadChange change) {
        notifier.write(() -> submissions.apply(applied, change), change.events());
    }

    @Override
    public Optional<Submission> find(CompanyId companyId, LeadId id) {
        return submissions.find(companyId, id);
    }

    @Override
    public Page<Submission> submissionsOf(CompanyId companyId, LeadId leadId, PageRequest page) {
        return submissions.submissionsOf(companyId, leadId, page);
    }

    @Override
    public Page<Submission> inState(CompanyId companyId, SubmissionState state, PageRequest page) {
        return submissions.inState(companyId, state, page);
    }

    @Override
    public void eraseOf(CompanyId companyId, LeadId leadId, Instant at) {
        submissions.eraseOf(companyId, leadId, at);
    }
}
