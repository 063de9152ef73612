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
     * The live lead of the caller's company.
     *
     * @throws AccessDeniedException without scope {@code read}, or for a lead that is not its own or not of its session
     * @throws LeadNotFoundException where the company has no such live lead
     */
    LeadSnapshot get(Caller caller, LeadId id);
}
