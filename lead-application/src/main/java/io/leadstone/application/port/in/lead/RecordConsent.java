package io.leadstone.application.port.in.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.ConsentEntry;

/** Appends to the consent ledger of a lead. */
@FunctionalInterface
public interface RecordConsent {

    /**
     * Records the decision. It takes effect at once. A withdrawal is always allowed.
     *
     * @return the ledger entry as it is stored
     * @throws InvalidCommandException if the command violates a rule
     * @throws AccessDeniedException without scope {@code write}
     * @throws LeadNotFoundException if the company has no such live lead
     * @throws VersionConflictException if the lead is not at the expected version
     */
    ConsentEntry recordConsent(Caller caller, RecordConsentCommand command);
}
