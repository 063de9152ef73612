package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.LeadNotFoundException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;

/** Lead repositories with wrong rules for a taken email. */
final class BrokenEmails {

    private BrokenEmails() {}

    /** Returns a store in which {@code taken} decides for each lead of the company if it has the email. */
    static BrokenStore emails(BiPredicate<LeadSnapshot, LeadSnapshot> taken) {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(new Emails(store.leads(), store.companies(), List.of(), taken));
    }

    /** Returns such a store in which {@code taken} also decides for the leads of {@code others}. */
    static BrokenStore emails(BiPredicate<LeadSnapshot, LeadSnapshot> taken, CompanyId... others) {
        BrokenStore store = BrokenStore.withoutFault();
        return store.with(new Emails(store.leads(), store.companies(), List.of(others), taken));
    }

    static boolean sameKey(LeadSnapshot one, LeadSnapshot other) {
        return one.details()
                .email()
                .orElseThrow()
                .key()
                .equals(other.details().email().orElseThrow().key());
    }

    static boolean bothLive(LeadSnapshot one, LeadSnapshot other) {
        return !one.isDeleted() && !other.isDeleted();
    }

    static BrokenStore emailIsReadBeforeItIsWritten() {
        BrokenStore store = BrokenStore.withoutFault();
        AtomicInteger readers = new AtomicInteger();
        return store.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return store.leads();
            }

            @Override
            public void add(LeadChange change) {
                LeadSnapshot lead = change.after();
                if (findByEmail(lead.companyId(), lead.details().email().orElseThrow())
                        .isPresent()) {
                    throw new DuplicateEmailException();
                }
                Race.waitForAnother(readers);
                BrokenWrites.write(store.companies(), change);
            }
        });
    }

    private record Emails(
            LeadRepository delegate,
            StoredCompanies companies,
            List<CompanyId> others,
            BiPredicate<LeadSnapshot, LeadSnapshot> taken)
            implements DelegatingLeads {

        @Override
        public void add(LeadChange change) {
            writeIfFree(change);
        }

        @Override
        public void update(LeadChange next) {
            LeadSnapshot lead = next.after();
            companies.in(lead.companyId(), company -> {
                LeadSnapshot found = company.lead(lead.id()).orElseThrow(() -> new LeadNotFoundException(lead.id()));
                if (found.version() != next.expectedVersion()) {
                    throw new VersionConflictException(lead.id(), next.expectedVersion());
                }
                writeIfFree(next);
                return company;
            });
        }

        private void writeIfFree(LeadChange change) {
            LeadSnapshot lead = change.after();
            companies.in(lead.companyId(), company -> {
                requireFree(company, lead);
                others.forEach(other -> companies.in(other, strangers -> {
                    requireFree(strangers, lead);
                    return strangers;
                }));
                company.write(change);
                return company;
            });
        }

        private void requireFree(StoredCompany company, LeadSnapshot lead) {
            if (company.leads().stream().anyMatch(other -> !other.id().equals(lead.id()) && taken.test(other, lead))) {
                throw new DuplicateEmailException();
            }
        }
    }
}
