package io.leadstone.testkit.memory;

import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;

import io.leadstone.application.port.out.submission.OptInRepository;
import io.leadstone.application.report.DateRange;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentPurpose;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Faults of consents that wait for a confirmation. */
final class OptInFaults {

    static final List<Fault> ALL = List.of(
            fault(
                    "a confirmation is lost",
                    "a_consent_waits_until_the_person_confirms_it",
                    delegate -> new Delegating(delegate) {
                        @Override
                        public void confirm(Submission confirmed, LeadChange change) {
                            // The fault: nothing is stored.
                        }
                    }),
            fault(
                    "a lead has no pending consents",
                    "a_confirmation_grants_the_consent_of_a_known_lead",
                    delegate -> new Delegating(delegate) {
                        @Override
                        public Set<ConsentPurpose> pendingOf(CompanyId companyId, LeadId leadId, Instant at) {
                            return Set.of();
                        }
                    }),
            fault(
                    "pending consents of another company are counted",
                    "leads_with_a_consent_that_waits_are_counted",
                    delegate -> new Delegating(delegate) {
                        @Override
                        public long countPending(CompanyId companyId, DateRange range, Instant at) {
                            return delegate.countPending(ACME, range, at);
                        }
                    }),
            fault(
                    "a lead at the end of the range is not counted",
                    "leads_with_a_consent_that_waits_are_counted",
                    delegate -> new Delegating(delegate) {
                        @Override
                        public long countPending(CompanyId companyId, DateRange range, Instant at) {
                            return range.start().equals(range.end()) ? 0 : delegate.countPending(companyId, range, at);
                        }
                    }));

    private OptInFaults() {}

    private static Fault fault(String name, String detectedBy, UnaryOperator<OptInRepository> breaking) {
        return new Fault(name, detectedBy, () -> {
            BrokenStore store = BrokenStore.withoutFault();
            return store.with(breaking.apply(store.optIns()));
        });
    }

    /** Delegates each call. A fault overrides one method. */
    private static class Delegating implements OptInRepository {

        private final OptInRepository delegate;

        Delegating(OptInRepository delegate) {
            this.delegate = delegate;
        }

        @Override
        public void confirm(Submission confirmed, LeadChange change) {
            delegate.confirm(confirmed, change);
        }

        @Override
        public Set<ConsentPurpose> pendingOf(CompanyId companyId, LeadId leadId, Instant at) {
            return delegate.pendingOf(companyId, leadId, at);
        }

        @Override
        public long countPending(CompanyId companyId, DateRange range, Instant at) {
            return delegate.countPending(companyId, range, at);
        }
    }
}
