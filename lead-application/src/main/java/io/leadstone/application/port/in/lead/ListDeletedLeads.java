package io.leadstone.application.port.in.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.LeadSnapshot;

/** Lists soft-deleted leads. */
@FunctionalInterface
public interface ListDeletedLeads {

    /**
     * Returns a page of the soft-deleted leads of the caller's company, last deleted first.
     *
     * @throws InvalidCommandException if the page violates a rule
     * @throws AccessDeniedException without scope {@code read}
     */
    Page<LeadSnapshot> listDeleted(Caller caller, PageRequest page);
}
