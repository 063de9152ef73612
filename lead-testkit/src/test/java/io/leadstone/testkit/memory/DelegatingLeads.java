package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** Delegates each call. A broken repository overrides one method. */
interface DelegatingLeads extends LeadRepository {

    LeadRepository delegate();

    @Override
    default void add(LeadChange change) {
        delegate().add(change);
    }

    @Override
    default void update(LeadChange change) {
        delegate().update(change);
    }

    @Override
    default Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
        return delegate().find(companyId, id);
    }

    @Override
    default Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id) {
        return delegate().findDeleted(companyId, id);
    }

    @Override
    default Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
        return delegate().findByEmail(companyId, email);
    }
}
