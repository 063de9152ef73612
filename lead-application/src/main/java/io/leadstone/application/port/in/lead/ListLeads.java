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
     * The live leads of the caller's company that {@code query} describes.
     *
     * @throws InvalidCommandException where query or page break rules
     * @throws AccessDeniedException without scope {@code read}
     */
    Page<LeadSnapshot> list(Caller caller, LeadQuery query, PageRequest page);
}
