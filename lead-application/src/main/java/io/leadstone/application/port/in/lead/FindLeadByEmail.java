package io.leadstone.application.port.in.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** Finds a lead by its email address. */
@FunctionalInterface
public interface FindLeadByEmail {

    /**
     * Returns the live lead of the caller's company that has the key of this email. There is at most one.
     *
     * @throws AccessDeniedException without scope {@code read}
     */
    Optional<LeadSnapshot> findByEmail(Caller caller, EmailAddress email);
}
