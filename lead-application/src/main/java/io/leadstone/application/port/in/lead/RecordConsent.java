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
     * The entry as it is stored, in effect at once. Withdrawing is always allowed.
     *
     * @throws InvalidCommandException where the command breaks rules
     * @throws AccessDeniedException without scope {@code write}
     * @throws LeadNotFoundException where the company has no such live lead
     * @throws VersionConflictException where the lead is not at the expected version
     */
    ConsentEntry recordConsent(Caller caller, RecordConsentCommand command);
}
