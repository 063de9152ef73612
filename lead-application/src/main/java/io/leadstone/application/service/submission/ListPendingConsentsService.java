package io.leadstone.application.service.submission;

import io.leadstone.application.access.Caller;
import io.leadstone.application.port.in.submission.ListPendingConsents;
import io.leadstone.application.port.out.submission.OptInRepository;
import io.leadstone.application.service.UseCaseParts;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import java.util.Optional;
import java.util.Set;

/** Implements {@link ListPendingConsents}. Hosts without double opt-in pay no query for it. */
record ListPendingConsentsService(UseCaseParts parts, OptIns optIns) implements ListPendingConsents {

    @Override
    public Set<ConsentPurpose> pendingConsents(Caller caller, LeadId leadId) {
        caller.requireReadOf(leadId);
        if (caller.session().isPresent()) {
            return parts.sessionLeads()
                    .require(caller.companyId(), caller.session().get())
                    .pendingConsentsAt(parts.contexts().now());
        }
        Optional<OptInRepository> stored =
                optIns.sender().isPresent() ? optIns.stored().find() : Optional.empty();
        return stored.map(found -> found.pendingOf(
                        caller.companyId(), leadId, parts.contexts().now()))
                .orElse(Set.of());
    }
}
