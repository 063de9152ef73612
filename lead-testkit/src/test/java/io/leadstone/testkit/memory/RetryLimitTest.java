package io.leadstone.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.port.in.conversation.OpenConversationCommand;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.UpdateLeadCommand;
import io.leadstone.application.port.out.HostTransactions;
import io.leadstone.application.port.out.LeadStore;
import io.leadstone.application.port.out.conversation.ConversationRepository;
import io.leadstone.application.port.out.lead.LeadRepository;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.ConversationId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.conversation.ConversationChange;
import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.failure.DuplicateEmailException;
import io.leadstone.domain.failure.VersionConflictException;
import io.leadstone.domain.lead.EmailAddress;
import io.leadstone.domain.lead.LeadChange;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.StorePorts;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Tests writes that always conflict. Without a version they are retried for five seconds. With a version they are not
 * retried. In a host transaction they are retried once. The tests run in parallel, because they wait for the limit.
 */
@Execution(ExecutionMode.CONCURRENT)
class RetryLimitTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final Caller ALICE = Caller.member(ACME, "alice", Scope.values());
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** The upper limit of the test. A write that is retried for longer counts as retried without a limit. */
    private static final Duration MAX_DURATION = Duration.ofMinutes(2);

    private final AtomicInteger updates = new AtomicInteger();

    @Test
    void a_lead_change_without_a_version_fails_after_the_retry_limit() {
        LeadManagement management =
                LeadManagement.builder().store(leadsAlwaysConflict()).build();
        LeadId id = create(management);

        assertFailsAfterTheLimit(() -> management.leads().update(ALICE, notes(id)));

        assertThat(updates.get()).isGreaterThan(10);
    }

    @Test
    void a_conversation_change_without_a_version_fails_after_the_retry_limit() {
        BrokenStore delegate = BrokenStore.withoutFault();
        ConversationRepository conversations = delegate.conversations();
        LeadManagement management = LeadManagement.builder()
                .store(delegate.with(new DelegatingConversations() {
                    @Override
                    public ConversationRepository delegate() {
                        return conversations;
                    }

                    @Override
                    public void update(ConversationChange change) {
                        throw new VersionConflictException(change.after().id(), change.expectedVersion());
                    }
                }))
                .build();
        ConversationId conversation = management
                .conversations()
                .open(ALICE, OpenConversationCommand.of("agent-1", create(management)))
                .id();

        assertFailsAfterTheLimit(() -> management.conversations().delete(ALICE, conversation, Optional.empty()));
    }

    /** The email owner is always deleted before it is read. */
    @Test
    void a_create_that_never_finds_the_email_owner_fails() {
        BrokenStore delegate = BrokenStore.withoutFault();
        LeadRepository repository = delegate.leads();
        LeadManagement management = LeadManagement.builder()
                .store(delegate.with(new DelegatingLeads() {
                    @Override
                    public LeadRepository delegate() {
                        return repository;
                    }

                    @Override
                    public void add(LeadChange change) {
                        throw new DuplicateEmailException();
                    }

                    @Override
                    public Optional<LeadSnapshot> findByEmail(CompanyId companyId, EmailAddress email) {
                        return Optional.empty();
                    }
                }))
                .build();

        assertFailsAfterTheLimit(() -> create(management));
    }

    @Test
    void a_change_with_a_version_is_not_retried() {
        LeadStore store = BrokenStore.withoutFault();
        LeadManagement management = LeadManagement.builder().store(store).build();
        LeadId id = create(management);

        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> management.leads().delete(ALICE, id, Optional.of(7L)));
    }

    @Test
    void an_interrupted_thread_does_not_retry() {
        LeadManagement management =
                LeadManagement.builder().store(leadsAlwaysConflict()).build();
        LeadId id = create(management);
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(ConcurrentTransactionException.class)
                    .isThrownBy(() -> management.leads().update(ALICE, notes(id)));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }

        assertThat(updates).hasValue(1);
    }

    @Test
    void a_conflict_in_a_host_transaction_is_retried_once() {
        LeadManagement management = LeadManagement.builder()
                .store(inHostTransaction(leadsAlwaysConflict()))
                .build();
        LeadId id = create(management);

        assertThatExceptionOfType(ConcurrentTransactionException.class)
                .isThrownBy(() -> management.leads().update(ALICE, notes(id)))
                .withCauseInstanceOf(VersionConflictException.class);

        assertThat(updates).hasValue(2);
    }

    private static void assertFailsAfterTheLimit(Runnable write) {
        long begin = System.nanoTime();
        assertThatExceptionOfType(ConcurrentTransactionException.class).isThrownBy(write::run);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(LIMIT, MAX_DURATION);
    }

    private BrokenStore leadsAlwaysConflict() {
        BrokenStore delegate = BrokenStore.withoutFault();
        LeadRepository leads = delegate.leads();
        return delegate.with(new DelegatingLeads() {
            @Override
            public LeadRepository delegate() {
                return leads;
            }

            @Override
            public void update(LeadChange change) {
                updates.incrementAndGet();
                throw new VersionConflictException(change.after().id(), change.expectedVersion());
            }
        });
    }

    /** Returns the store with a host transaction that is always active. */
    private static LeadStore inHostTransaction(LeadStore store) {
        HostTransactions active = new HostTransactions() {
            @Override
            public boolean isActive() {
                return true;
            }

            @Override
            public void afterCommit(Runnable task) {
                throw new IllegalStateException("it is never committed");
            }
        };
        return new StorePorts(store).with(HostTransactions.class, active);
    }

    private static LeadId create(LeadManagement management) {
        return management
                .leads()
                .create(
                        ALICE,
                        new CreateLeadCommand(
                                SampleLeads.draft("jordan@example.com").build()))
                .lead()
                .id();
    }

    private static UpdateLeadCommand notes(LeadId id) {
        return UpdateLeadCommand.of(id, f -> f.notes("call back"));
    }
}
