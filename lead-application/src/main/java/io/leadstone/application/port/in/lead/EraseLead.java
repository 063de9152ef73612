package io.leadstone.application.port.in.lead;

import io.leadstone.application.access.Caller;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.AccessDeniedException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** Erases the personal data of a lead, live or deleted (right to erasure, GDPR article 17). */
@FunctionalInterface
public interface EraseLead {

    /**
     * Erases the lead. Names, email, phone, company, notes, tags, metadata and the lost reason are removed for good,
     * also from webhook messages. The free texts of the consent ledger and the titles and metadata of the lead's
     * conversations are removed, too. Id, agent, status, source, consents and instants stay. A repeated erase returns
     * the same lead and adds no event.
     *
     * @param expectedVersion the version that the lead must have; empty: any version
     * @return the lead as it is stored now
     * @throws AccessDeniedException without scope {@code admin}
     * @throws LeadNotFoundException if the company has no such lead
     * @throws VersionConflictException if the lead has another version than the expected one
     */
    LeadSnapshot erase(Caller caller, LeadId id, Optional<Long> expectedVersion);
}
