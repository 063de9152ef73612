package io.leadstone.application.service.submission;

import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.application.service.EventNotifier;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import java.time.Instant;
import java.util.Optional;

/** A decorator of a {@link HeldSubmissionRepository} that notifies listeners of the events of a release. */
public record NotifyingHeldSubmissionRepository(HeldSubmissionRepository held, EventNotifier notifier)
        implements HeldSubmissionRepository {

    @Override
    public void release(Submission released, LeadChange change) {
        notifier.write(() -> held.release(released, change), change.events());
    }

    @Override
    public void hold(Submission submission) {
        held.hold(submission);
    }

    @Override
    public boolean discard(CompanyId companyId, LeadId id) {
        return held.discard(companyId, id);
    }

    @Override
    public long countDue(Instant latest) {
        return held.countDue(latest);
    }

    @Override
    public Optional<CompanyId> companyAfter(Optional<CompanyId> company) {
        return held.companyAfter(company);
    }

    @Override
    public int purge(CompanyId companyId, Instant latest, int limit) {
        return held.purge(companyId, latest, limit);
    }
}
