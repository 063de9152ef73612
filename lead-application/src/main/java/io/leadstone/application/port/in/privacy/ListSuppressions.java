package io.leadstone.application.port.in.privacy;

import io.leadstone.application.access.Caller;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.CapabilityMissingException;
import io.leadstone.domain.failure.InvalidCommandException;
import io.leadstone.domain.lead.Suppression;

/** Lists the suppression list of the caller's company. */
@FunctionalInterface
public interface ListSuppressions {

    /**
     * Returns a page of the entries, newest first. They contain no addresses.
     *
     * @throws InvalidCommandException naming the field, if the page is not valid
     * @throws AccessDeniedException without scope {@code admin}
     * @throws CapabilityMissingException if the store has no suppression lists
     */
    Page<Suppression> suppressions(Caller caller, PageRequest page);
}
