package io.leadstone.application.service.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.privacy.ConsentWithdrawal;
import io.leadstone.application.port.in.privacy.PrepareWithdrawal;
import io.leadstone.application.port.in.privacy.WithdrawConsent;
import io.leadstone.application.service.ChangeContexts;
import io.leadstone.application.service.Suppressions;
import io.leadstone.domain.ChangeContext;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.ConsentDecision;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.ConsentState;
import io.leadstone.domain.lead.Lead;
import io.leadstone.domain.lead.LeadChange;
import java.util.Optional;

/** Implements {@link PrepareWithdrawal} and {@link WithdrawConsent}. */
record WithdrawConsentService(ChangeContexts contexts, Suppressions suppressions, LeadWrites writes)
        implements PrepareWithdrawal, WithdrawConsent {

    @Override
    public ConsentWithdrawal prepareWithdrawal(Caller caller, LeadId id, ConsentPurpose purpose) {
        caller.require(Scope.ADMIN);
        return writes.leads()
                .find(caller.companyId(), id)
                .map(lead -> new ConsentWithdrawal(lead.companyId(), lead.id(), purpose))
                .orElseThrow(() -> new LeadNotFoundException(id));
    }

    @Override
    public void withdraw(ConsentWithdrawal withdrawal) {
        ChangeContext context = contexts.by(SOURCE);
        try {
            writes.changeAny(
                    withdrawal.companyId(),
                    withdrawal.leadId(),
                    Optional.empty(),
                    lead -> withdraw(lead, withdrawal.purpose(), context));
        } catch (LeadNotFoundException purged) {
            // The answer must not reveal whether the lead exists.
        }
    }

    private LeadChange withdraw(Lead lead, ConsentPurpose purpose, ChangeContext context) {
        if (lead.snapshot().consents().of(purpose) == ConsentState.WITHDRAWN) {
            return lead.unchanged();
        }
        LeadChange change = lead.withdraw(new ConsentDecision(purpose, false, SOURCE, Optional.empty()), context);
        // A live lead remembers its withdrawal until it is deleted.
        return lead.snapshot().isDeleted()
                ? suppressions.ofWithdrawals(change, context).addedTo(change)
                : change;
    }
}
