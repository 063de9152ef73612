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
 * Stores the first lead and discards all others. An in-memory store that keeps all leads would spend much time on
 * garbage collection. The writers of one company would also block each other in it.
 */
record DiscardingLeadRepository(LeadRepository first, AtomicBoolean hasFirst) implements LeadRepository {

    /** Returns {@code store} with a repository that discards leads. */
    static LeadStore around(LeadStore store) {
        return new StorePorts(store)
                .with(LeadRepository.class, new DiscardingLeadRepository(store.leads(), new AtomicBoolean()));
    }

    @Override
    public void add(LeadChange change) {
        if (hasFirst.compareAndSet(false, true)) {
            first.add(change);
        }
    }

    @Override
    public void update(LeadChange change) {
        first.update(change);
    }

    @Override
    public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
        return first.find(companyId, id);
    }

    @Override
    public Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id) {
        return first.findDeleted(companyId, id);
    }

    @Override
    public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
        return first.findByEmail(companyId, email);
    }
}
