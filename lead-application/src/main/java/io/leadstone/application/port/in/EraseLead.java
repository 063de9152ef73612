package io.leadstone.application.port.in;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.AccessDeniedException;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.LeadNotFoundException;
import io.leadstone.domain.LeadSnapshot;

/** Erases what is personal in a lead, live or deleted, as the right to erasure asks (GDPR, article 17). */
@FunctionalInterface
public interface EraseLead {

    /**
     * The lead as it is stored now: names, email, phone, company, notes, tags, metadata and the reason of a loss are gone for good;
     * id, agent, status, source, consents and instants stay. Erasing twice is erasing once.
     *
     * @throws AccessDeniedException without scope {@code admin}
     * @throws LeadNotFoundException where the company has no such lead
     */
    LeadSnapshot erase(Caller caller, LeadId id);
}
