package io.leadstone.application.port.in;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.AccessDeniedException;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadNotFoundException;
import io.leadstone.domain.LeadSnapshot;

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
