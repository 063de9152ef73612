package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.lead.RestoreLead;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.Suppressions;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentEntry;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Implements {@link RestoreLead}. The person may have withdrawn a consent on a newer lead, which was deleted since.
 * Then the suppression list has an entry that is newer than the grant, and the restored lead gets the withdrawal.
 */
record RestoreLeadService(ChangeContexts contexts, Suppressions suppressions, LeadWrites writes)
        implements RestoreLead {

    private static final String SOURCE = "suppression-list";

    @Override
    public LeadSnapshot restore(Caller caller, LeadId id, Optional<Long> expectedVersion) {
        caller.require(Scope.WRITE);
        ChangeContext context = contexts.by(caller);
        return writes.changeAny(caller.companyId(), id, expectedVersion, lead -> restore(lead, context))
                .after();
    }

    private LeadChange restore(Lead lead, ChangeContext context) {
        LeadSnapshot deleted = lead.snapshot();
        if (!deleted.isDeleted()) {
            return lead.unchanged();
        }
        suppressions.requireFreeEmail(lead.restore(context), writes.leads());
        Set<ConsentPurpose> withheld = suppressions
                .effectsOn(deleted.companyId(), deleted.details())
                .requireAllowed()
                .withheld();
        // The withdrawals come first, so that no event shows the restored lead with a grant that has ended.
        LeadChange change = lead.unchanged();
        for (ConsentPurpose purpose : withheld) {
            if (isWithdrawnSinceGrant(deleted, purpose)) {
                ConsentDecision withdrawal = new ConsentDecision(purpose, false, SOURCE, Optional.empty());
                change = change.then(next -> next.withdraw(withdrawal, context));
            }
        }
        return change.then(next -> next.restore(context));
    }

    private boolean isWithdrawnSinceGrant(LeadSnapshot deleted, ConsentPurpose purpose) {
        if (!deleted.consents().of(purpose).isGranted()) {
            return false;
        }
        Instant granted = suppressions
                .history()
                .newest(deleted, purpose)
                .map(ConsentEntry::recordedAt)
                .orElse(Instant.MIN);
        return suppressions
                .effectsSince(granted, deleted.companyId(), deleted.details())
                .withholds(purpose);
    }
}
