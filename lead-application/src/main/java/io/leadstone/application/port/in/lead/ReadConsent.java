package io.leadstone.application.port.in.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.ConsentEntry;

/** Reads the consent ledger of a lead. */
@FunctionalInterface
public interface ReadConsent {

    /**
     * Returns a page of the ledger entries, newest first.
     *
     * @throws InvalidCommandException if the page violates a rule
     * @throws AccessDeniedException without scope {@code read}
     * @throws LeadNotFoundException if the company has no such live lead
     */
    Page<ConsentEntry> consent(Caller caller, LeadId id, PageRequest page);
}
