package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.Optional;
import java.util.function.Consumer;

/** {@link LeadRepository} in memory: asks all that may be wrong, then writes. */
record InMemoryLeadRepository(InMemoryCompanies companies) implements LeadRepository {

    @Override
    public void add(LeadChange change) {
        LeadId id = change.after().id();
        write(change, company -> {
            if (company.lead(id).isPresent()) {
                throw new IllegalStateException("there is a lead " + id + " already");
            }
        });
    }

    @Override
    public void update(LeadChange change) {
        LeadId id = change.after().id();
        write(change, company -> {
            LeadSnapshot found = company.lead(id).orElseThrow(() -> new LeadNotFoundException(id));
            if (found.version() != change.expectedVersion() || found.lastEvent() != lastEvent(change)) {
                throw new VersionConflictException(id, change.expectedVersion());
            }
        });
    }

    @Override
    public Optional<LeadSnapshot> find(CompanyId companyId, LeadId id) {
        return companies.in(companyId, company -> company.lead(id).filter(lead -> !lead.isDeleted()));
    }

    @Override
    public Optional<LeadSnapshot> findDeleted(CompanyId companyId, LeadId id) {
        return companies.in(companyId, company -> company.lead(id).filter(LeadSnapshot::isDeleted));
    }

    @Override
    public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
        return companies.in(companyId, company -> company.holder(email));
    }

    private void write(LeadChange change, Consumer<InMemoryCompany> check) {
        companies.in(change.after().companyId(), company -> {
            check.accept(company);
            requireFreeEmail(company, change.after());
            companies.announce(listener -> listener.leadChanging(change));
            company.write(change);
            return company;
        });
    }

    private static long lastEvent(LeadChange change) {
        return change.before().map(LeadSnapshot::lastEvent).orElse(0L);
    }

    private static void requireFreeEmail(InMemoryCompany company, LeadSnapshot lead) {
        boolean held = lead.liveEmailKey()
                .flatMap(key -> lead.details().email())
                .flatMap(company::holder)
                .filter(holder -> !holder.id().equals(lead.id()))
                .isPresent();
        if (held) {
            throw new DuplicateEmailException();
        }
    }
}
