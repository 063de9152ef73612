package io.leadstone.adapter.mybatis.idempotency;

import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.idempotency.AttemptRefusedException;
import io.leadstone.application.idempotency.WriteAttempt;
import io.leadstone.application.idempotency.WrittenRecord;
import io.leadstone.application.port.out.TransactionListener;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Writes a record in a transaction. If the write belongs to an idempotent attempt, the transaction also notes the
 * record in the row of the key, and is rolled back if the attempt does not have the key any more. Without an attempt
 * there is no further statement.
 */
public record KeyedWrite(SqlSessions sessions) {

    /** Runs {@code statements}, which write the record, and calls each listener after the last one. */
    public <T> T run(
            Function<SqlCall, T> statements, Function<T, WrittenRecord> record, Consumer<TransactionListener> change) {
        return write(work -> sessions.write(work, change), statements, record.andThen(Optional::of));
    }

    /** Runs {@code statements} without listeners. They may write nothing, and then there is no record. */
    public <T> T run(Function<SqlCall, T> statements, Function<T, Optional<WrittenRecord>> record) {
        return write(sessions::write, statements, record);
    }

    private <T> T write(
            Function<Function<SqlCall, T>, T> transaction,
            Function<SqlCall, T> statements,
            Function<T, Optional<WrittenRecord>> record) {
        Optional<WriteAttempt> attempt = sessions.attempts().pending();
        if (attempt.isEmpty()) {
            return transaction.apply(statements);
        }
        T result = writeNoting(attempt.get(), transaction, statements, record);
        if (record.apply(result).isPresent()) {
            end(attempt.get());
        }
        return result;
    }

    /** The host may roll its transaction back, and repeat the write in another one. */
    private void end(WriteAttempt attempt) {
        if (sessions.hostTransactions().isActive()) {
            sessions.attempts().writtenInHostTransaction(() -> isNoted(attempt));
        } else {
            sessions.attempts().written();
        }
    }

    private boolean isNoted(WriteAttempt attempt) {
        IdempotencyRow key = sessions.read(call ->
                call.mapper(IdempotencySqlMapper.class).find(attempt.companyId().value(), attempt.keyId()));
        return key != null && key.attemptId().equals(attempt.attemptId()) && key.writtenId() != null;
    }

    private <T> T writeNoting(
            WriteAttempt attempt,
            Function<Function<SqlCall, T>, T> transaction,
            Function<SqlCall, T> statements,
            Function<T, Optional<WrittenRecord>> record) {
        try {
            return transaction.apply(call -> call.atomically(() -> {
                T written = statements.apply(call);
                record.apply(written).ifPresent(noted -> note(call, attempt, noted));
                return written;
            }));
        } catch (AttemptRefusedException refused) {
            throw refused;
        } catch (RuntimeException failure) {
            // The write of another attempt may be the reason of the failure, for example a duplicate id.
            if (!hasKey(attempt)) {
                AttemptRefusedException refused = new AttemptRefusedException();
                refused.addSuppressed(failure);
                throw refused;
            }
            throw failure;
        }
    }

    private static void note(SqlCall call, WriteAttempt attempt, WrittenRecord record) {
        int rows = call.mapper(IdempotencySqlMapper.class)
                .note(
                        attempt.companyId().value(),
                        attempt.keyId(),
                        attempt.attemptId(),
                        record.id(),
                        record.leadId().map(lead -> lead.value()).orElse(null));
        if (rows == 0) {
            throw new AttemptRefusedException();
        }
    }

    private boolean hasKey(WriteAttempt attempt) {
        return sessions.read(call -> call.mapper(IdempotencySqlMapper.class)
                        .findCurrent(attempt.companyId().value(), attempt.keyId(), attempt.attemptId())
                != null);
    }
}
