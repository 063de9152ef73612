package io.leadstone.testkit.memory;

import static io.leadstone.testkit.contract.fixture.ManagedStore.ALICE;
import static io.leadstone.testkit.contract.fixture.StoreScene.ACME;
import static io.leadstone.testkit.contract.fixture.StoreScene.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.port.in.idempotency.PurgeKeys;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.privacy.PurgeLeads;
import io.leadstone.application.port.in.privacy.PurgeReport;
import io.leadstone.application.port.in.privacy.RetentionRules;
import io.leadstone.application.port.out.privacy.LeadPurge;
import io.leadstone.application.port.out.privacy.PurgeReason;
import io.leadstone.application.port.out.submission.HeldSubmissionRepository;
import io.leadstone.application.privacy.RetentionWorker;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.failure.StoreUnavailableException;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.lead.PurgedLead;
import io.leadstone.domain.submission.Submission;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SettableClock;
import io.leadstone.testkit.StorePorts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The worker that purges leads, and a purge of leads of which one cannot be removed. */
class RetentionWorkerTest {

    private static final Duration SHORT = Duration.ofMillis(1);
    private static final PurgeReport NOTHING = new PurgeReport(0, 0, false);

    private final StorePorts store = new StorePorts(new InMemoryLeadStore());
    private final SettableClock clock = new SettableClock();

    @Test
    void the_worker_purges_due_leads() throws InterruptedException {
        LeadId lead = deletedLongAgo("jordan@example.com");
        CountDownLatch purged = new CountDownLatch(1);
        LeadManagement listening = LeadManagement.builder()
                .store(store)
                .clock(clock)
                .onEvent(event -> purged.countDown())
                .build();
        try (RetentionWorker worker = new RetentionWorker(listening.privacy(), RetentionRules.STANDARD, SHORT)) {
            assertThat(worker.isAlive()).isFalse();
            worker.start();

            assertThat(purged.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.isAlive()).isTrue();
        }
        assertThat(store.leads().findDeleted(ACME, lead)).isEmpty();
    }

    @Test
    void a_worker_without_retention_still_completes_abandoned_work() throws InterruptedException {
        CountDownLatch purged = new CountDownLatch(2);
        PurgeKeys keys = () -> {
            purged.countDown();
            return 1;
        };
        CountDownLatch completed = new CountDownLatch(2);
        LeadPurge completing = new LeadPurge() {
            @Override
            public void completeAbandoned() {
                completed.countDown();
            }

            @Override
            public List<LeadSnapshot> due(PurgeReason reason, Instant latest, Optional<LeadSnapshot> after, int limit) {
                throw new IllegalStateException("no lead is purged");
            }

            @Override
            public long countDue(PurgeReason reason, Instant latest) {
                throw new IllegalStateException("no lead is purged");
            }

            @Override
            public boolean purge(PurgedLead lead) {
                throw new IllegalStateException("no lead is purged");
            }
        };
        PurgeLeads leads = over(store.with(LeadPurge.class, completing)).privacy();
        RetentionRules keepAll = new RetentionRules(Optional.empty(), Optional.empty());
        try (RetentionWorker worker = new RetentionWorker(leads, keys, keepAll, SHORT)) {
            worker.start();
            assertThat(completed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(purged.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void the_worker_continues_while_there_is_more_and_after_failures() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch all = new CountDownLatch(5);
        PurgeLeads failing = rules -> {
            all.countDown();
            return switch (calls.incrementAndGet()) {
                case 1 -> new PurgeReport(500, 0, true);
                case 2 -> throw new StoreUnavailableException(new IllegalStateException("down"));
                case 3 -> throw new OutOfMemoryError("simulated");
                default -> NOTHING;
            };
        };
        try (RetentionWorker worker = new RetentionWorker(failing, RetentionRules.STANDARD, SHORT)) {
            worker.start();
            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(worker.isAlive()).isTrue();
        }
    }

    @Test
    void a_worker_is_started_once() {
        RetentionWorker worker = new RetentionWorker(rules -> NOTHING, RetentionRules.STANDARD, Duration.ofHours(1));
        worker.start();
        assertThatIllegalStateException().isThrownBy(worker::start);
        worker.close();
        worker.close();
        assertThat(worker.isAlive()).isFalse();
        assertThatIllegalStateException().isThrownBy(worker::start);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetentionWorker(rules -> NOTHING, RetentionRules.STANDARD, Duration.ZERO));
    }

    @Test
    void a_short_period_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RetentionRules(Optional.of(Duration.ofHours(23)), Optional.empty()))
                .withMessageContaining("at least PT24H");
    }

    @Test
    void one_lead_that_cannot_be_purged_does_not_stop_the_others() {
        LeadId broken = deletedLongAgo("broken@example.com");
        LeadId other = deletedLongAgo("other@example.com");
        LeadPurge failing = failing(lead -> {
            if (lead.id().equals(broken)) {
                throw new IllegalStateException("a damaged row");
            }
        });

        PurgeReport report =
                over(store.with(LeadPurge.class, failing)).privacy().purge(RetentionRules.STANDARD);

        assertThat(report).isEqualTo(new PurgeReport(1, 0, false));
        assertThat(store.leads().findDeleted(ACME, other)).isEmpty();
        assertThat(store.leads().findDeleted(ACME, broken)).isPresent();
    }

    @Test
    void one_lead_whose_purge_takes_too_long_does_not_stop_the_others() {
        LeadId slow = deletedLongAgo("slow@example.com");
        LeadId other = deletedLongAgo("other@example.com");
        AtomicInteger attempts = new AtomicInteger();
        LeadPurge failing = failing(lead -> {
            if (lead.id().equals(slow)) {
                attempts.incrementAndGet();
                throw new StoreUnavailableException(new IllegalStateException("timeout"));
            }
        });

        PurgeReport report =
                over(store.with(LeadPurge.class, failing)).privacy().purge(RetentionRules.STANDARD);

        assertThat(report).isEqualTo(new PurgeReport(1, 0, false));
        assertThat(attempts).hasValue(1);
        assertThat(store.leads().findDeleted(ACME, other)).isEmpty();
        assertThat(store.leads().findDeleted(ACME, slow)).isPresent();
    }

    @Test
    void a_purge_ends_if_no_lead_can_be_written() {
        for (int i = 0; i < 30; i++) {
            deletedLongAgo("lead" + i + "@example.com");
        }
        AtomicInteger attempts = new AtomicInteger();
        StoreUnavailableException readOnly = new StoreUnavailableException(new IllegalStateException("read-only"));
        LeadPurge failing = failing(lead -> {
            attempts.incrementAndGet();
            throw readOnly;
        });

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() ->
                        over(store.with(LeadPurge.class, failing)).privacy().purge(RetentionRules.STANDARD))
                .isSameAs(readOnly);

        assertThat(attempts).hasValue(10);
    }

    @Test
    void leads_that_cannot_be_purged_do_not_stop_the_others_that_can() {
        for (int i = 0; i < 30; i++) {
            deletedLongAgo("lead" + i + "@example.com");
        }
        AtomicInteger attempts = new AtomicInteger();
        LeadPurge failing = failing(lead -> {
            if (attempts.incrementAndGet() % 10 != 0) {
                throw new StoreUnavailableException(new IllegalStateException("timeout"));
            }
        });

        assertThat(over(store.with(LeadPurge.class, failing)).privacy().purge(RetentionRules.STANDARD))
                .isEqualTo(new PurgeReport(3, 0, false));
        assertThat(attempts).hasValue(30);
    }

    @Test
    void a_purge_ends_if_no_held_registration_can_be_removed() {
        List<CompanyId> companies = IntStream.range(0, 30)
                .mapToObj(i -> new CompanyId("company-" + i))
                .toList();
        StoreUnavailableException readOnly = new StoreUnavailableException(new IllegalStateException("read-only"));
        List<CompanyId> purged = new ArrayList<>();
        HeldOf held = new HeldOf(
                companies, companies.stream().collect(Collectors.toMap(company -> company, c -> readOnly)), purged);

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> over(store.with(HeldSubmissionRepository.class, held))
                        .privacy()
                        .purge(RetentionRules.STANDARD))
                .isSameAs(readOnly);

        assertThat(purged).hasSize(10);
    }

    @Test
    void a_part_of_the_retention_that_fails_does_not_stop_the_others() {
        LeadId inactive = over(store)
                .leads()
                .create(
                        ALICE,
                        new CreateLeadCommand(
                                SampleLeads.draft("live@example.com").build()))
                .lead()
                .id();
        clock.advance(Duration.ofDays(1000));
        IllegalStateException damaged = new IllegalStateException("a damaged row");
        StoreUnavailableException failure = new StoreUnavailableException(new IllegalStateException("timeout"));
        LeadPurge whole = store.purge();
        LeadPurge broken = new LeadPurge() {
            @Override
            public void completeAbandoned() {
                throw damaged;
            }

            @Override
            public List<LeadSnapshot> due(PurgeReason reason, Instant latest, Optional<LeadSnapshot> after, int limit) {
                if (reason == PurgeReason.DELETED) {
                    throw failure;
                }
                return whole.due(reason, latest, after, limit);
            }

            @Override
            public long countDue(PurgeReason reason, Instant latest) {
                return whole.countDue(reason, latest);
            }

            @Override
            public boolean purge(PurgedLead purged) {
                return whole.purge(purged);
            }
        };
        List<CompanyId> purged = new ArrayList<>();
        StorePorts failing =
                store.with(LeadPurge.class, broken).with(HeldSubmissionRepository.class, heldOfTwoCompanies(purged));
        RetentionRules rules = new RetentionRules(Optional.of(Duration.ofDays(1)), Optional.of(Duration.ofDays(1)));

        assertThatIllegalStateException()
                .isThrownBy(() -> over(failing).privacy().purge(rules))
                .isSameAs(damaged)
                .satisfies(
                        thrown -> assertThat(thrown.getSuppressed()).hasSize(2).contains(failure));

        assertThat(purged).containsExactly(ACME, GLOBEX);
        assertThat(store.leads().find(ACME, inactive)).isEmpty();
    }

    @Test
    void a_worker_that_cannot_purge_leads_removes_expired_keys() throws InterruptedException {
        CountDownLatch purged = new CountDownLatch(1);
        PurgeKeys keys = () -> {
            purged.countDown();
            return 1;
        };
        PurgeLeads failing = rules -> {
            throw new StoreUnavailableException(new IllegalStateException("timeout"));
        };
        try (RetentionWorker worker = new RetentionWorker(failing, keys, RetentionRules.STANDARD, SHORT)) {
            worker.start();
            assertThat(purged.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void a_call_stops_at_its_limit() {
        LeadManagement management = over(store);
        for (int i = 0; i <= PurgeLeads.MAX_LEADS; i++) {
            deletedLongAgo("lead" + i + "@example.com");
        }

        assertThat(management.privacy().purge(RetentionRules.STANDARD))
                .isEqualTo(new PurgeReport(PurgeLeads.MAX_LEADS, 0, true));
        assertThat(management.privacy().purge(RetentionRules.STANDARD)).isEqualTo(new PurgeReport(1, 0, false));
    }

    @Test
    void a_part_that_fails_does_not_limit_the_purge_to_one_call() {
        for (int i = 0; i < PurgeLeads.MAX_LEADS; i++) {
            deletedLongAgo("lead" + i + "@example.com");
        }
        LeadId last = deletedLongAgo("last@example.com");
        List<CompanyId> purged = new ArrayList<>();
        PurgeLeads purge = over(store.with(HeldSubmissionRepository.class, heldOfTwoCompanies(purged)))
                .privacy();

        assertThat(purge.purge(RetentionRules.STANDARD)).isEqualTo(new PurgeReport(PurgeLeads.MAX_LEADS, 0, true));
        assertThatIllegalStateException()
                .isThrownBy(() -> purge.purge(RetentionRules.STANDARD))
                .withMessage("a damaged row");

        assertThat(store.leads().findDeleted(ACME, last)).isEmpty();
        assertThat(purged).containsExactly(ACME, GLOBEX, ACME, GLOBEX);
    }

    /** Returns a purge that passes each lead to {@code before} first. */
    private LeadPurge failing(Consumer<LeadSnapshot> before) {
        LeadPurge whole = store.purge();
        return new LeadPurge() {
            @Override
            public void completeAbandoned() {}

            @Override
            public List<LeadSnapshot> due(PurgeReason reason, Instant latest, Optional<LeadSnapshot> after, int limit) {
                return whole.due(reason, latest, after, limit);
            }

            @Override
            public long countDue(PurgeReason reason, Instant latest) {
                return whole.countDue(reason, latest);
            }

            @Override
            public boolean purge(PurgedLead purged) {
                before.accept(purged.lead());
                return whole.purge(purged);
            }
        };
    }

    /** Returns held submissions of two companies. Those of the first one cannot be purged. */
    private static HeldOf heldOfTwoCompanies(List<CompanyId> purged) {
        return new HeldOf(List.of(ACME, GLOBEX), Map.of(ACME, new IllegalStateException("a damaged row")), purged);
    }

    /** Held submissions of these companies. Those with a failure cannot be purged. */
    private record HeldOf(List<CompanyId> companies, Map<CompanyId, RuntimeException> failures, List<CompanyId> purged)
            implements HeldSubmissionRepository {

        @Override
        public Optional<CompanyId> companyAfter(Optional<CompanyId> company) {
            return companies.stream()
                    .skip(company.map(companies::indexOf).orElse(-1) + 1L)
                    .findFirst();
        }

        @Override
        public int purge(CompanyId companyId, Instant latest, int limit) {
            purged.add(companyId);
            if (failures.containsKey(companyId)) {
                throw failures.get(companyId);
            }
            return 0;
        }

        @Override
        public void hold(Submission held) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void release(Submission released, LeadChange change) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean discard(CompanyId companyId, LeadId id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long countDue(Instant latest) {
            throw new UnsupportedOperationException();
        }
    }

    private LeadId deletedLongAgo(String email) {
        LeadManagement management = over(store);
        clock.set(SettableClock.START);
        LeadId id = management
                .leads()
                .create(ALICE, new CreateLeadCommand(SampleLeads.draft(email).build()))
                .lead()
                .id();
        management.leads().delete(ALICE, id, Optional.empty());
        clock.advance(RetentionRules.DEFAULT_DELETED);
        return id;
    }

    private LeadManagement over(StorePorts ports) {
        return LeadManagement.builder().store(ports).clock(clock).build();
    }
}
