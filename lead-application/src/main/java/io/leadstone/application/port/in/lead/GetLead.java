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
     * Returns the live lead of the caller's company. A session lead id also finds it. A widget session gets the lead as
     * it sent it; see {@link io.leadstone.domain.submission.Submission#asLead}.
     *
     * @throws AccessDeniedException without scope {@code read}. A widget session may read only its session lead id
     * @throws LeadNotFoundException if the company has no such live lead
     */
    LeadSnapshot get(Caller caller, LeadId id);
}
