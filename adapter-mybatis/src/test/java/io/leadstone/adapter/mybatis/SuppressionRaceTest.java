package io.leadstone.adapter.mybatis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.leadstone.adapter.mybatis.database.TestServer;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.failure.ConcurrentTransactionException;
import io.leadstone.domain.lead.Suppression;
import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An entry of a suppression list is added while another transaction adds or removes one for the same address. */
class SuppressionRaceTest {

    private static final CompanyId ACME = new CompanyId("acme");

    private final Suppression older = entry();
    private final Suppression newer = entry();

    /** On the other databases the insert locks the entry that it finds. */
    @Test
    void an_entry_is_added_again_if_the_stored_one_is_removed_meanwhile() {
        HostedStore.with(TestServer.POSTGRESQL, (pool, host, store) -> {
            store.suppressions().add(older);
            AtomicInteger statements = new AtomicInteger();
            JdbcSpy spy = new JdbcSpy(pool);
            spy.intrude((call, real) -> {
                // The second statement reads the entry.
                if (call.startsWith("PreparedStatement.execute") && statements.incrementAndGet() == 2) {
                    store.suppressions().remove(ACME, older.id());
                }
                return real.call();
            });

            assertThat(MyBatisLeadStore.of(spy.dataSource()).suppressions().add(newer))
                    .isEqualTo(newer);

            assertThat(stored(store)).containsExactly(newer);
        });
    }

    /** The insert sees the entry, and the read of such a transaction does not. */
    @Test
    void an_entry_that_a_host_transaction_cannot_read_conflicts() {
        HostedStore.with(TestServer.MARIADB, (pool, host, store) -> {
            host.inTransaction(connection -> {
                connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
                assertThat(stored(store)).isEmpty();
                MyBatisLeadStore.of(pool).suppressions().add(older);

                assertThatExceptionOfType(ConcurrentTransactionException.class)
                        .isThrownBy(() -> store.suppressions().add(newer));
            });
            assertThat(stored(store)).containsExactly(older);
        });
    }

    private static List<Suppression> stored(MyBatisLeadStore store) {
        return store.suppressions().find(ACME, List.of(hash()));
    }

    private static String hash() {
        return "0".repeat(64);
    }

    private static Suppression entry() {
        return new Suppression(
                UUID.randomUUID(),
                ACME,
                "k1",
                hash(),
                Suppression.Effect.REFUSE,
                Optional.empty(),
                Instant.parse("2026-01-01T00:00:00Z"),
                "test");
    }
}
