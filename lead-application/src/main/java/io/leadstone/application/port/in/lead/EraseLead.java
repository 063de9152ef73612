package io.leadstone.application.port.in.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.lead.LeadSnapshot;

/** Erases what is personal in a lead, live or deleted, as the right to erasure asks (GDPR, article 17). */
@FunctionalInterface
public interface EraseLead {

    /**
     * The lead as it is stored now. Names, email, phone, company, notes, tags, metadata and the reason of a loss are gone for good, also
     * from webhook messages; so are the free texts of its consent ledger, and the titles and metadata of its conversations. Id, agent,
     * status, source, consents and instants stay. A repeated erase returns the same lead and adds no event.
     *
     * @throws AccessDeniedException without scope {@code admin}
     * @throws LeadNotFoundException where the company has no such lead
     */
    LeadSnapshot erase(Caller caller, LeadId id);
}
