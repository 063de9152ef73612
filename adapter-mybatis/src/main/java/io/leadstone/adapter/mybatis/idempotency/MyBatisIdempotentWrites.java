package io.leadstone.adapter.mybatis.idempotency;

import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlFailures;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.idempotency.KeptAnswer;
import io.leadstone.application.idempotency.Reservation;
import io.leadstone.application.idempotency.ReservedKey;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.port.out.idempotency.IdempotentWrites;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.apache.ibatis.exceptions.PersistenceException;

/**
 * {@link IdempotentWrites} in one table. A free key costs one statement before the write, one in its transaction and
 * one after it.
 */
public record MyBatisIdempotentWrites(SqlSessions sessions) implements IdempotentWrites {

    @Override
    public Reservation reserve(WriteAttempt attempt, String contentHash, Instant now) {
        ReservedKey first = ReservedKey.of(attempt, contentHash);
        while (true) {
            if (insert(first)) {
                return new Reservation.Reserved(first);
            }
            // The failed insert must not keep a lock on the row, so the next step is a transaction of its own. The key
            // may have been purged in between.
            Optional<Reservation> found = reserveExisting(attempt, contentHash, now);
            if (found.isPresent()) {
                return found.get();
            }
        }
    }

    private boolean insert(ReservedKey key) {
        return sessions.write(call -> {
            try {
                return mapper(call).insert(IdempotencyRow.of(key)) > 0;
            } catch (PersistenceException failure) {
                if (SqlFailures.isDuplicateKey(failure)) {
                    return false;
                }
                throw failure;
            }
        });
    }

    /** Returns what an existing key gives; empty if it does not exist or was changed by another call meanwhile. */
    private Optional<Reservation> reserveExisting(WriteAttempt attempt, String contentHash, Instant now) {
        Optional<ReservedKey> found = sessions.read(call -> Optional.ofNullable(
                        mapper(call).find(attempt.companyId().value(), attempt.keyId()))
                .map(IdempotencyRow::key));
        return found.map(key -> key.reserve(attempt, contentHash, now))
                .filter(reservation -> !(reservation instanceof Reservation.Reserved reserved)
                        || replace(found.get(), reserved.key()));
    }

    private boolean replace(ReservedKey before, ReservedKey after) {
        return sessions.write(call -> mapper(call).replace(IdempotencyRow.of(after), before.attemptId()) > 0);
    }

    @Override
    public <T> T during(WriteAttempt attempt, Supplier<T> work) {
        return sessions.attempts().during(attempt, work);
    }

    /**
     * The row of a key that was written names its lead, so that an erasure has found it. Otherwise the lock of the lead
     * ensures that an erasure either is seen here, or sees the answer.
     */
    @Override
    public void complete(WriteAttempt attempt, KeptAnswer answer) {
        sessions.write(call -> {
            int written = complete(call, attempt, answer, answer.leadId().isPresent());
            return written == 0 && answer.leadId().isPresent() ? completeUnwritten(call, attempt, answer) : written;
        });
    }

    private static int completeUnwritten(SqlCall call, WriteAttempt attempt, KeptAnswer answer) {
        LeadId lead = answer.leadId().orElseThrow();
        boolean erased =
                Boolean.TRUE.equals(mapper(call).lockLead(attempt.companyId().value(), lead.value()));
        int rows = complete(call, attempt, answer, false);
        return erased ? rows + eraseOf(call, attempt.companyId(), lead) : rows;
    }

    private static int complete(SqlCall call, WriteAttempt attempt, KeptAnswer answer, boolean onlyWritten) {
        return mapper(call)
                .complete(
                        attempt.companyId().value(),
                        attempt.keyId(),
                        attempt.attemptId(),
                        onlyWritten,
                        answer.status(),
                        IdempotencyRow.lines(answer.headers()),
                        answer.body(),
                        answer.leadId().map(LeadId::value).orElse(null));
    }

    @Override
    public void release(WriteAttempt attempt) {
        sessions.write(call -> mapper(call).release(attempt.companyId().value(), attempt.keyId(), attempt.attemptId()));
    }

    @Override
    public int purge(Instant latest, int limit) {
        return sessions.write(call -> {
            IdempotencySqlMapper keys = mapper(call);
            return keys.purge(
                    Optional.ofNullable(keys.lastOfBatch(latest, limit - 1)).orElse(latest));
        });
    }

    /** Removes the answers about the lead in the transaction of {@code call}; returns the number of rows. */
    public static int eraseOf(SqlCall call, CompanyId companyId, LeadId leadId) {
        return mapper(call).erase(companyId.value(), leadId.value(), UUID.randomUUID());
    }

    private static IdempotencySqlMapper mapper(SqlCall call) {
        return call.mapper(IdempotencySqlMapper.class);
    }
}
