package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionState;
import java.time.Instant;
import java.util.Optional;

/** Delegates each call. A broken repository overrides one method. */
interface DelegatingSubmissions extends SubmissionRepository {

    SubmissionRepository delegate();

    @Override
    default void add(Submission submission, LeadChange change) {
        delegate().add(submission, change);
    }

    @Override
    default Optional<Submission> find(CompanyId companyId, LeadId id) {
        return delegate().find(companyId, id);
    }

    @Override
    default Page<Submission> submissionsOf(CompanyId companyId, LeadId leadId, PageRequest page) {
        return delegate().submissionsOf(companyId, leadId, page);
    }

    @Override
    default Page<Submission> inState(CompanyId companyId, SubmissionState state, PageRequest page) {
        return delegate().inState(companyId, state, page);
    }

    @Override
    default void apply(Submission applied, LeadChange change) {
        delegate().apply(applied, change);
    }

    @Override
    default void eraseOf(CompanyId companyId, LeadId leadId, Instant at) {
        delegate().eraseOf(companyId, leadId, at);
    }
}
