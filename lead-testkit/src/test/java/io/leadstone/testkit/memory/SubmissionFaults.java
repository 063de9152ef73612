package io.leadstone.testkit.memory;

import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;

import io.leadstone.application.port.out.submission.SubmissionRepository;
import io.leadstone.application.port.out.submission.WidgetSessionRepository;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.SubmissionAppliedException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.submission.Submission;
import io.leadstone.domain.submission.SubmissionEvidence;
import io.leadstone.domain.submission.SubmissionState;
import io.leadstone.domain.submission.WidgetSession;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Faults of submissions and widget sessions. */
final class SubmissionFaults {

    static final List<Fault> ALL = List.of(
            fault(
                    "a registration of a new email stores nothing",
                    "a_new_email_creates_a_lead_with_the_session_lead_id",
                    delegate -> new DelegatingSubmissions() {
                        @Override
                        public SubmissionRepository delegate() {
                            return delegate;
                        }

                        @Override
                        public void add(Submission submission, LeadChange change) {
                            if (change.before().isPresent()) {
                                delegate.add(submission, change);
                            }
                        }
                    }),
            reading("submissions have no evidence", "a_new_email_creates_a_lead_with_the_session_lead_id", found -> {
                Submission bare = Submission.received(
                        found.id(),
                        found.companyId(),
                        found.details(),
                        found.consents(),
                        SubmissionEvidence.NONE,
                        found.session(),
                        found.receivedAt());
                return found.leadId().map(bare::ofLead).orElse(bare);
            }),
            fault(
                    "submissions of another company are found",
                    "another_company_finds_and_changes_nothing",
                    delegate -> new DelegatingSubmissions() {
                        @Override
                        public SubmissionRepository delegate() {
                            return delegate;
                        }

                        @Override
                        public Optional<Submission> find(CompanyId companyId, LeadId id) {
                            return delegate.find(ACME, id);
                        }
                    }),
            fault(
                    "submissions of another company are listed",
                    "members_list_only_submissions_of_their_company",
                    delegate -> new DelegatingSubmissions() {
                        @Override
                        public SubmissionRepository delegate() {
                            return delegate;
                        }

                        @Override
                        public Page<Submission> inState(CompanyId companyId, SubmissionState state, PageRequest page) {
                            return delegate.inState(ACME, state, page);
                        }
                    }),
            fault(
                    "a list by state ignores the state",
                    "submissions_are_listed_by_their_state",
                    delegate -> new DelegatingSubmissions() {
                        @Override
                        public SubmissionRepository delegate() {
                            return delegate;
                        }

                        @Override
                        public Page<Submission> inState(CompanyId companyId, SubmissionState state, PageRequest page) {
                            return delegate.inState(companyId, SubmissionState.APPLIED, page);
                        }
                    }),
            fault(
                    "a submission is applied twice",
                    "a_submission_is_applied_once",
                    delegate -> new DelegatingSubmissions() {
                        @Override
                        public SubmissionRepository delegate() {
                            return delegate;
                        }

                        @Override
                        public void apply(Submission applied, LeadChange change) {
                            try {
                                delegate.apply(applied, change);
                            } catch (SubmissionAppliedException again) {
                                // The fault: the second application looks like a success.
                            }
                        }
                    }),
            fault(
                    "submissions are not erased",
                    "an_erasure_of_submissions_can_be_repeated",
                    delegate -> new DelegatingSubmissions() {
                        @Override
                        public SubmissionRepository delegate() {
                            return delegate;
                        }

                        @Override
                        public void eraseOf(CompanyId companyId, LeadId leadId, Instant at) {
                            // The fault: nothing is erased.
                        }
                    }),
            new Fault("refresh tokens are not compared", "another_company_finds_and_changes_nothing", () -> {
                BrokenStore store = BrokenStore.withoutFault();
                return store.with(new CarelessSessions(store.widgetSessions()));
            }));

    private SubmissionFaults() {}

    private static Fault fault(String name, String detectedBy, UnaryOperator<SubmissionRepository> breaking) {
        return new Fault(name, detectedBy, () -> {
            BrokenStore store = BrokenStore.withoutFault();
            return store.with(breaking.apply(store.submissions()));
        });
    }

    private static Fault reading(String name, String detectedBy, UnaryOperator<Submission> reading) {
        return fault(name, detectedBy, delegate -> new DelegatingSubmissions() {
            @Override
            public SubmissionRepository delegate() {
                return delegate;
            }

            @Override
            public Optional<Submission> find(CompanyId companyId, LeadId id) {
                return delegate.find(companyId, id).map(reading);
            }
        });
    }

    /** Says that each token was renewed. */
    private record CarelessSessions(WidgetSessionRepository delegate) implements WidgetSessionRepository {

        @Override
        public boolean renew(CompanyId companyId, LeadId submission, String expectedHash, WidgetSession next) {
            delegate.renew(companyId, submission, expectedHash, next);
            return true;
        }

        @Override
        public void end(CompanyId companyId, LeadId submission) {
            delegate.end(companyId, submission);
        }
    }
}
