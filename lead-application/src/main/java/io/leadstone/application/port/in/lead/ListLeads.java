package io.leadstone.application.port.in.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.LeadSnapshot;

/** Lists and searches leads. */
@FunctionalInterface
public interface ListLeads {

    /**
     * Returns a page of the live leads of the caller's company that match {@code query}, in its order.
     *
     * @throws InvalidCommandException if the query or the page violates a rule
     * @throws AccessDeniedException without scope {@code read}
     */
    Page<LeadSnapshot> list(Caller caller, LeadQuery query, PageRequest page);
}
