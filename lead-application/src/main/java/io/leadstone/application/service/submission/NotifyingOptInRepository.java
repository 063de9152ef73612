package io.leadstone.application.service.submission;

import io.leadstone.application.port.out.submission.OptInRepository;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.service.EventNotifier;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import java.time.Instant;
import java.util.Set;

/** A decorator of an {@link OptInRepository} that notifies listeners of the events of a confirmation. */
public record NotifyingOptInRepository(OptInRepository optIns, EventNotifier notifier) implements OptInRepository {

    @Override
    public void confirm(Submission confirmed, LeadChange change) {
        notifier.write(() -> optIns.confirm(confirmed, change), change.events());
    }

    @Override
    public Set<ConsentPurpose> pendingOf(CompanyId companyId, LeadId leadId, Instant at) {
        return optIns.pendingOf(companyId, leadId, at);
    }

    @Override
    public long countPending(CompanyId companyId, DateRange range, Instant at) {
        return optIns.countPending(companyId, range, at);
    }
}
