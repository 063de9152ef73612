package io.leadstone.application.port.in.submission;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.lead.ConsentPurpose;
import java.util.Set;

/** Lists the consents of a lead that wait for a confirmation. */
@FunctionalInterface
public interface ListPendingConsents {

    /**
     * Returns the purposes that wait in submissions of the lead; a widget session gets those of its own submission.
     * Those whose token has expired are left out, and so are those that the lead was granted since. A session cannot
     * see such grants. The set is empty for a lead that does not exist, and without a sender of confirmations.
     *
     * @throws AccessDeniedException if the caller may not read the lead
     */
    Set<ConsentPurpose> pendingConsents(Caller caller, LeadId leadId);
}
