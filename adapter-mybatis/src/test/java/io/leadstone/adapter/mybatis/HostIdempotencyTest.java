package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.application.LeadManagement;
import io.leadstone.application.access.Caller;
import io.leadstone.application.access.Scope;
import io.leadstone.application.idempotency.IdempotencyKey;
import io.leadstone.application.idempotency.IdempotentRequest;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.Reservation;
import io.leadstone.application.idempotency.ReservedKey;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.port.in.idempotency.IdempotentAnswer;
import io.leadstone.application.port.in.lead.CreateLeadCommand;
import io.leadstone.application.port.in.lead.DuplicatePolicy;
import io.leadstone.application.query.LeadQuery;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.testkit.SampleLeads;
import io.leadstone.testkit.SettableClock;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Idempotent writes in transactions of the host: the transaction is joined by the write alone. */
class HostIdempotencyTest {

    private static final CompanyId ACME = new CompanyId("acme");
    private static final Caller ALICE = Caller.member(ACME, "alice", Scope.values());
    private static final IdempotentRequest REQUEST =
            IdempotentRequest.of(new IdempotencyKey("key-1"), "create", "content");

    private final SettableClock clock = new SettableClock();

    @ParameterizedTest
    @EnumSource
    void a_write_that_the_host_commits_is_made_once(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            LeadManagement management = over(store);
            Supplier<KeptAnswer> write = () -> inTransaction(host, () -> create(management));

            IdempotentAnswer first = once(management, write);
            IdempotentAnswer second = once(management, write);

            assertThat(second).isEqualTo(new IdempotentAnswer(first.answer(), true));
            assertThat(leads(store)).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_write_that_the_host_rolls_back_can_be_made_again(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            LeadManagement management = over(store);

            assertThatIllegalStateException()
                    .isThrownBy(() -> once(
                            management,
                            () -> inTransaction(host, () -> {
                                create(management);
                                throw new IllegalStateException("expected");
                            })))
                    .withMessage("expected");
            assertThat(leads(store)).isZero();

            assertThat(once(management, () -> inTransaction(host, () -> create(management)))
                            .isReplayed())
                    .isFalse();
            assertThat(leads(store)).isEqualTo(1);
        });
    }

    /** A host may repeat its transaction inside of the write, for example after a deadlock. */
    @ParameterizedTest
    @EnumSource
    void a_repeated_transaction_of_the_host_notes_its_write(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            LeadManagement management = over(store);
            Instant now = clock.instant();
            SampleLeads samples = new SampleLeads();
            WriteAttempt attempt = new WriteAttempt(
                    ACME, "key", samples.unusedId().value(), samples.unusedId().value(), now);
            store.idempotentWrites().reserve(attempt, "hash", now);

            KeptAnswer written = store.idempotentWrites().during(attempt, () -> {
                assertThatIllegalStateException()
                        .isThrownBy(() -> inTransaction(host, () -> {
                            create(management);
                            throw new IllegalStateException("expected");
                        }));
                return inTransaction(host, () -> {
                    KeptAnswer created = create(management);
                    store.leads().add(samples.capture(ACME, "robin@example.com"));
                    return created;
                });
            });

            WriteAttempt next = new WriteAttempt(
                    ACME, "key", samples.unusedId().value(), samples.unusedId().value(), now);
            assertThat(store.idempotentWrites().reserve(next, "hash", now.plus(ReservedKey.LEASE)))
                    .isInstanceOfSatisfying(
                            Reservation.Written.class,
                            found -> assertThat(found.record().leadId()).isEqualTo(written.leadId()));
            assertThat(leads(store)).isEqualTo(2);
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_transaction_of_the_host_continues_after_a_refused_attempt(TestServer server) {
        HostedStore.with(server, (pool, host, store) -> {
            LeadManagement management = over(store);
            Instant now = clock.instant();
            SampleLeads samples = new SampleLeads();
            WriteAttempt lost = new WriteAttempt(
                    ACME, "key", samples.unusedId().value(), samples.unusedId().value(), now);
            store.idempotentWrites().reserve(lost, "hash", now);
            store.idempotentWrites()
                    .reserve(
                            new WriteAttempt(
                                    ACME,
                                    "key",
                                    samples.unusedId().value(),
                                    samples.unusedId().value(),
                                    now),
                            "hash",
                            now.plus(ReservedKey.LEASE));

            inTransaction(host, () -> {
                try {
                    return store.idempotentWrites().during(lost, () -> create(management));
                } catch (RuntimeException refused) {
                    return create(management);
                }
            });

            assertThat(leads(store)).isEqualTo(1);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_key_is_not_reserved_in_a_transaction_of_the_host(TestServer server) {
        HostedStore.with(
                server,
                (pool, host, store) -> assertThatIllegalStateException()
                        .isThrownBy(() -> inTransaction(
                                host,
                                () -> once(over(store), () -> create(over(store)))
                                        .answer()))
                        .withMessageContaining("begin the transaction inside of the write"));
    }

    private LeadManagement over(MyBatisLeadStore store) {
        return LeadManagement.builder().store(store).clock(clock).build();
    }

    private static IdempotentAnswer once(LeadManagement management, Supplier<KeptAnswer> write) {
        return management
                .idempotency()
                .answerOnce(
                        ALICE,
                        REQUEST,
                        write,
                        written -> new KeptAnswer(
                                201, Map.of(), "rebuilt", written.record().leadId()));
    }

    private static KeptAnswer create(LeadManagement management) {
        LeadId id = management
                .leads()
                .create(
                        ALICE,
                        new CreateLeadCommand(
                                SampleLeads.draft("jordan@example.com").build(), DuplicatePolicy.REJECT))
                .lead()
                .id();
        return new KeptAnswer(201, Map.of(), id.toString(), Optional.of(id));
    }

    private static int leads(MyBatisLeadStore store) {
        return store.search()
                .list(ACME, LeadQuery.ALL, PageRequest.FIRST)
                .items()
                .size();
    }

    private static KeptAnswer inTransaction(ThreadBoundDataSource host, Supplier<KeptAnswer> work) {
        KeptAnswer[] answer = new KeptAnswer[1];
        try {
            host.inTransaction(connection -> answer[0] = work.get());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
        return answer[0];
    }
}
