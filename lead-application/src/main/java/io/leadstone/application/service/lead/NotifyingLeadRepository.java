package io.leadstone.application.service.lead;

import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.application.service.EventNotifier;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;

/** A decorator of a {@link LeadRepository} that notifies listeners of the events of its writes. */
public record NotifyingLeadRepository(LeadRepository leads, EventNotifier notifier) implements LeadRepository {

    @Override
    public void add(LeadChange change) {
        notifier.write(() -> leads.add(change), change.events());
    }

    @Override
    public void update(LeadChange change) {
        notifier.write(() -> leads.update(change), change.events());
    }

    @Override
    public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
        return leads.find(companyId, id);
    }

    @Override
    public Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id) {
        return leads.findDeleted(companyId, id);
    }

    @Override
    public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
        return leads.findByEmail(companyId, email);
    }
}
