package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** Passes every call on, for a broken repository to break one. */
interface SoundLeads extends LeadRepository {

    LeadRepository sound();

    @Override
    default void add(LeadChange change) {
        sound().add(change);
    }

    @Override
    default void update(LeadChange change) {
        sound().update(change);
    }

    @Override
    default Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
        return sound().find(companyId, id);
    }

    @Override
    default Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id) {
        return sound().findDeleted(companyId, id);
    }

    @Override
    default Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
        return sound().findByEmail(companyId, email);
    }
}
