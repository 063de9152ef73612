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

/** A write that loses every time: retried for five seconds without a version, not at all with one or where a retry sees nothing new. */
class RetryLimitTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final Caller ALICE = Caller.member(ACME, "alice", Scope.values());
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** A write that is retried for longer is retried without a limit. */
    private static final Duration ENDLESS = Duration.ofMinutes(2);

    private final AtomicInteger updates = new AtomicInteger();

    @Test
    void a_change_of_a_lead_without_a_version_fails_after_the_limit_as_one_that_may_be_sent_again() {
        LeadManagement management =
                LeadManagement.builder().store(leadsAlwaysConflict()).build();
        LeadId id = create(management);

        assertFailsAfterTheLimit(() -> management.leads().update(ALICE, notes(id)));

        assertThat(updates.get()).isGreaterThan(10);
    }

    @Test
    void a_change_of_a_conversation_without_a_version_fails_after_the_limit() {
        BrokenStore sound = BrokenStore.sound();
        ConversationRepository conversations = sound.conversations();
        LeadManagement management = LeadManagement.builder()
                .store(sound.with(new SoundConversations() {
                    @Override
                    public ConversationRepository sound() {
                        return conversations;
                    }

                    @Override
                    public void update(ConversationChange change) {
                        throw new VersionConflictException(change.after().id(), change.expectedVersion());
                    }
                }))
                .build();
        ConversationId talk = management
                .conversations()
                .open(ALICE, OpenConversationCommand.of("agent-1", create(management)))
                .id();

        assertFailsAfterTheLimit(() -> management.conversations().delete(ALICE, talk, Optional.empty()));
    }

    /** Its emailOwner is deleted again and again before it is read. */
    @Test
    void a_capture_that_never_finds_who_has_its_email_fails_after_the_limit() {
        BrokenStore sound = BrokenStore.sound();
        LeadRepository repository = sound.leads();
        LeadManagement management = LeadManagement.builder()
                .store(sound.with(new SoundLeads() {
                    @Override
                    public LeadRepository sound() {
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
    void a_change_that_names_its_version_meets_the_conflict_at_once() {
        LeadStore store = BrokenStore.sound();
        LeadManagement management = LeadManagement.builder().store(store).build();
        LeadId id = create(management);

        assertThatExceptionOfType(VersionConflictException.class)
                .isThrownBy(() -> management.leads().delete(ALICE, id, Optional.of(7L)));
    }

    @Test
    void in_a_transaction_of_the_host_that_reads_a_snapshot_nothing_is_retried_in_vain() {
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
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isBetween(LIMIT, ENDLESS);
    }

    private BrokenStore leadsAlwaysConflict() {
        BrokenStore sound = BrokenStore.sound();
        LeadRepository leads = sound.leads();
        return sound.with(new SoundLeads() {
            @Override
            public LeadRepository sound() {
                return leads;
            }

            @Override
            public void update(LeadChange change) {
                updates.incrementAndGet();
                throw new VersionConflictException(change.after().id(), change.expectedVersion());
            }
        });
    }

    /** The same store, as a host's transaction sees it that is always active. */
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
