package io.leadstone.benchmarks.http;

import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.StorePorts;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps the first lead that is added and forgets all others. A store in memory that keeps what ten thousand requests a second create takes a
 * good part of the processor to collect garbage around it, and one company's writers wait for each other there.
 */
record ForgetfulStore(LeadRepository kept, AtomicBoolean isFull) implements LeadRepository {

    /** {@code store} with leads that are mostly forgotten. */
    static LeadStore around(LeadStore store) {
        return new StorePorts(store).with(LeadRepository.class, new ForgetfulStore(store.leads(), new AtomicBoolean()));
    }

    @Override
    public void add(LeadChange change) {
        if (isFull.compareAndSet(false, true)) {
            kept.add(change);
        }
    }

    @Override
    public void update(LeadChange change) {
        kept.update(change);
    }

    @Override
    public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
        return kept.find(companyId, id);
    }

    @Override
    public Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id) {
        return kept.findDeleted(companyId, id);
    }

    @Override
    public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
        return kept.findByEmail(companyId, email);
    }
}
