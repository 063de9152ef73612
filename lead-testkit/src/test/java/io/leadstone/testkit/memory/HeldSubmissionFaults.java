package io.leadstone.testkit.memory;

import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Faults of submissions that a guard holds back. */
final class HeldSubmissionFaults {

    static final List<Fault> ALL = List.of(
            fault(
                    "a held submission is lost",
                    "a_held_registration_has_no_lead_until_its_release",
                    delegate -> new Delegating(delegate) {
                        @Override
                        public void hold(Submission held) {
                            // The fault: nothing is stored.
                        }
                    }),
            fault(
                    "a refused release discards the submission",
                    "a_refused_release_leaves_the_submission_held",
                    delegate -> new Delegating(delegate) {
                        @Override
                        public void release(Submission released, LeadChange change) {
                            try {
                                delegate.release(released, change);
                            } catch (DuplicateEmailException refused) {
                                delegate.discard(released.companyId(), released.id());
                                throw refused;
                            }
                        }
                    }),
            fault(
                    "a discarded submission stays",
                    "a_discarded_registration_is_gone",
                    delegate -> new Delegating(delegate) {
                        @Override
                        public boolean discard(CompanyId companyId, LeadId id) {
                            return true;
                        }
                    }),
            fault(
                    "a purge removes held submissions too early",
                    "a_purge_removes_old_held_registrations",
                    delegate -> new Delegating(delegate) {
                        @Override
                        public int purge(CompanyId companyId, Instant latest, int limit) {
                            return delegate.purge(companyId, Instant.MAX, limit);
                        }
                    }),
            fault(
                    "a purge removes all held submissions at once",
                    "held_registrations_are_purged_in_batches",
                    delegate -> new Delegating(delegate) {
                        @Override
                        public int purge(CompanyId companyId, Instant latest, int limit) {
                            return delegate.purge(companyId, latest, Integer.MAX_VALUE);
                        }
                    }),
            fault(
                    "the preview of a purge counts no held submissions",
                    "a_purge_removes_old_held_registrations",
                    delegate -> new Delegating(delegate) {
                        @Override
                        public long countDue(Instant latest) {
                            return 0;
                        }
                    }));

    private HeldSubmissionFaults() {}

    private static Fault fault(String name, String detectedBy, UnaryOperator<HeldSubmissionRepository> breaking) {
        return new Fault(name, detectedBy, () -> {
            BrokenStore store = BrokenStore.withoutFault();
            return store.with(breaking.apply(store.heldSubmissions()));
        });
    }

    /** Delegates each call. A fault overrides one method. */
    private static class Delegating implements HeldSubmissionRepository {

        private final HeldSubmissionRepository delegate;

        Delegating(HeldSubmissionRepository delegate) {
            this.delegate = delegate;
        }

        @Override
        public void hold(Submission held) {
            delegate.hold(held);
        }

        @Override
        public void release(Submission released, LeadChange change) {
            delegate.release(released, change);
        }

        @Override
        public boolean discard(CompanyId companyId, LeadId id) {
            return delegate.discard(companyId, id);
        }

        @Override
        public long countDue(Instant latest) {
            return delegate.countDue(latest);
        }

        @Override
        public Optional<CompanyId> companyAfter(Optional<CompanyId> company) {
            return delegate.companyAfter(company);
        }

        @Override
        public int purge(CompanyId companyId, Instant latest, int limit) {
            return delegate.purge(companyId, latest, limit);
        }
    }
}
