package io.leadstone.adapter.mybatis;

import io.leadstone.domain.StoreUnavailableException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;

/**
 * Runs a port's work: one connection, one transaction, given back at the end. Work in a transaction of ours that met another
 * (deadlock, serialization, lock timeout) or lost its connection is done again, a few times, as long as commit was not sent.
 */
record SqlSessions(DataSource dataSource, SqlSessionFactory sessions, DatabaseKind database, boolean hostTransactions) {

    /** With their pauses more than the half second during which pools lend a connection without testing it. */
    private static final int ATTEMPTS = 6;

    private static final long FIRST_PAUSE_MILLIS = 40;

    /** What {@code work} reads. */
    <T> T read(Function<SqlCall, T> work) {
        return run(work, false);
    }

    /** What {@code work} answers; what it writes is stored when this returns, all or nothing. */
    <T> T write(Function<SqlCall, T> work) {
        return run(work, true);
    }

    /** What {@code work} reads while it goes on, in one transaction, which a driver's cursor needs. */
    void stream(Consumer<SqlCall> work) {
        run(
                call -> {
                    work.accept(call);
                    return call;
                },
                true);
    }

    private <T> T run(Function<SqlCall, T> work, boolean transact) {
        for (int attempt = 1; ; attempt++) {
            try (SqlTransaction transaction = SqlTransaction.on(dataSource, database)) {
                try {
                    return once(transaction, work, transact);
                } catch (PersistenceException failure) {
                    transaction.rollback(failure);
                    if (attempt == ATTEMPTS || !transaction.isUndone() || !SqlFailures.isTransient(failure)) {
                        throw SqlFailures.translated(failure);
                    }
                } catch (RuntimeException | Error refusal) {
                    transaction.rollback(refusal);
                    throw refusal;
                }
            }
            pause(attempt);
        }
    }

    private <T> T once(SqlTransaction transaction, Function<SqlCall, T> work, boolean transact) {
        transaction.begin(hostTransactions, transact);
        try (SqlSession session = sessions.openSession(transaction.connection())) {
            T answer = work.apply(new SqlCall(session, database, transaction.isHosts()));
            transaction.commit();
            return answer;
        }
    }

    /** Twice as long each time, and never the same, so that two that met do not meet again. */
    private static void pause(int attempt) {
        long longest = FIRST_PAUSE_MILLIS << (attempt - 1);
        try {
            TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(longest / 2, longest + 1));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException(stop);
        }
    }
}
