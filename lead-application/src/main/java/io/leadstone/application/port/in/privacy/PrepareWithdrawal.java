package io.leadstone.application.port.in.privacy;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.ConsentPurpose;

/** Prepares the withdrawal of a consent, for a link in a mail to the person. */
@FunctionalInterface
public interface PrepareWithdrawal {

    /**
     * Returns the withdrawal. The caller signs it and gives the link to the person. Nothing is written.
     *
     * @throws AccessDeniedException without scope {@code admin}
     * @throws LeadNotFoundException if the company has no such live lead
     */
    ConsentWithdrawal prepareWithdrawal(Caller caller, LeadId id, ConsentPurpose purpose);
}
