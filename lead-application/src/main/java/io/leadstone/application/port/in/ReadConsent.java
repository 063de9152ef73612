package io.leadstone.application.port.in;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.AccessDeniedException;
import io.leadstone.domain.ConsentEntry;
import io.leadstone.domain.InvalidCommandException;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadNotFoundException;

/** Reads the consent ledger of a lead. */
@FunctionalInterface
public interface ReadConsent {

    /**
     * The entries, newest first.
     *
     * @throws InvalidCommandException where the page breaks rules
     * @throws AccessDeniedException without scope {@code read}
     * @throws LeadNotFoundException where the company has no such live lead
     */
    Page<ConsentEntry> read(Caller caller, LeadId id, PageRequest page);
}
