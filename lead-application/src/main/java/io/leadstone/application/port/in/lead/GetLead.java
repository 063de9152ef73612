package io.leadstone.application.port.in.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.LeadSnapshot;

/** Reads one lead. */
@FunctionalInterface
public interface GetLead {

    /**
     * Returns the live lead of the caller's company.
     *
     * @throws AccessDeniedException without scope {@code read}. A lead may read only itself, in the session that
     *     created it
     * @throws LeadNotFoundException if the company has no such live lead
     */
    LeadSnapshot get(Caller caller, LeadId id);
}
