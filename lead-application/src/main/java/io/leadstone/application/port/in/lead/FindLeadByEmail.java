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
     * Returns the live lead of the caller's company that holds the email's key; empty if none does. At most one lead
     * does.
     *
     * @throws AccessDeniedException without scope {@code read}
     */
    Optional<LeadSnapshot> findByEmail(Caller caller, EmailAddress email);
}
