package io.leadstone.adapter.mybatis.sql;

import io.leadstone.application.idempotency.AttemptScope;
import io.leadstone.application.port.out.TransactionListener;
import io.leadstone.domain.failure.StoreUnavailableException;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSession;

/**
 * Runs the statements of one call of a port on one connection and in one transaction: the active one of the host, or
 * one of the store.
 *
 * <p>The store retries its own transaction after a transient failure (deadlock, serialization failure, connection lost
 * before the commit) with random backoff. It does not retry after a timeout, because the statement may still run and
 * the caller has waited already.
 *
 * @param maintenance the same database without limits of its connections; empty if {@code dataSource} has none
 */
public record SqlSessions(
        DataSource dataSource,
        Optional<DataSource> maintenance,
        Configuration configuration,
        DatabaseKind database,
        SqlHostTransactions hostTransactions,
        Optional<Integer> queryTimeoutSeconds,
        List<TransactionListener> listeners,
        WriteLock writeLock,
        AttemptScope attempts) {

    /** Returns the same sessions with one more listener. */
    public SqlSessions with(TransactionListener listener) {
        List<TransactionListener> all = new ArrayList<>(listeners);
        all.add(listener);
        return new SqlSessions(
                dataSource,
                maintenance,
                configuration,
                database,
                hostTransactions,
                queryTimeoutSeconds,
                List.copyOf(all),
                writeLock,
                attempts);
    }

    /**
     * Returns the same sessions without a query timeout and on the data source for maintenance, for reads whose time
     * depends on the number of leads. While a transaction of the host is active, they use its connection.
     */
    public SqlSessions forMaintenance() {
        return withoutTimeout(hostTransactions.isActive() ? dataSource : maintenance.orElse(dataSource));
    }

    private SqlSessions withoutTimeout(DataSource source) {
        return new SqlSessions(
                source,
                maintenance,
                configuration,
                database,
                hostTransactions,
                Optional.empty(),
                listeners,
                writeLock,
                attempts);
    }

    /** Returns the same sessions on another data source, which transactions of the host do not use. */
    public SqlSessions on(DataSource other) {
        return new SqlSessions(
                other,
                Optional.empty(),
                configuration,
                database,
                new NoSqlHostTransactions(),
                queryTimeoutSeconds,
                listeners,
                writeLock,
                attempts);
    }

    /** Runs {@code work}, which reads. On a connection in auto-commit it has no transaction. */
    public <T> T read(Function<SqlCall, T> work) {
        return run(work, Mode.READ);
    }

    /**
     * Runs {@code work} in a transaction. A transaction of the store is committed before this method returns, or rolled
     * back if it throws an exception. A host transaction stays open. A transaction of the store holds the {@link
     * WriteLock}.
     *
     * @throws StoreUnavailableException if other transactions hold the write lock for too long
     */
    public <T> T write(Function<SqlCall, T> work) {
        return run(work, Mode.WRITE);
    }

    /** Does the same as {@link #write(Function)}, and calls each listener after the last statement. */
    public <T> T write(Function<SqlCall, T> work, Consumer<TransactionListener> change) {
        if (listeners.isEmpty()) {
            return write(work);
        }
        return write(call -> call.atomically(() -> {
            T result = work.apply(call);
            listeners.forEach(listener -> TransactionListenerFailure.call(listener, change));
            return result;
        }));
    }

    /**
     * Runs one statement that writes, as a transaction of its own: the database commits it. That saves the round trip
     * of a commit. The statement does not run if the write needs more than itself: a transaction of the host, a
     * listener, the note of an idempotent attempt, or a commit by the client on a connection without auto-commit.
     *
     * @param statement returns true if it has written
     * @return {@link StatementOutcome#NOT_STORED} also if a unique key or another transaction made the database refuse
     *     the statement
     * @throws StoreUnavailableException after a timeout; the statement may still run
     */
    public StatementOutcome writeInOneStatement(Predicate<SqlCall> statement) {
        if (hostTransactions.isActive()
                || !listeners.isEmpty()
                || attempts.pending().isPresent()
                || !database.writesManyTablesInOneStatement()) {
            return StatementOutcome.NOT_STORED;
        }
        try (SqlTransaction transaction = SqlTransaction.on(dataSource, database)) {
            try {
                return transaction.isAutoCommit() && once(transaction, statement::test, Mode.READ)
                        ? StatementOutcome.STORED
                        : StatementOutcome.NOT_STORED;
            } catch (PersistenceException failure) {
                if (!SqlFailures.isRolledBack(failure)) {
                    return outcomeAfter(failure);
                }
            }
        }
        // The transaction that follows would meet the same concurrent transaction.
        new SqlRetry().pause();
        return StatementOutcome.NOT_STORED;
    }

    private static StatementOutcome outcomeAfter(PersistenceException failure) {
        if (SqlFailures.isDuplicateKey(failure)) {
            return StatementOutcome.NOT_STORED;
        }
        if (SqlFailures.isConnectionLost(failure)) {
            return StatementOutcome.UNKNOWN;
        }
        throw SqlFailures.translated(failure, false);
    }

    /** Runs {@code work} without a query timeout, in a transaction, which the cursor of the driver needs. */
    public void stream(Consumer<SqlCall> work) {
        withoutTimeout(dataSource)
                .run(
                        call -> {
                            work.accept(call);
                            return call;
                        },
                        Mode.STREAM);
    }

    private <T> T run(Function<SqlCall, T> work, Mode mode) {
        hostTransactions.requireOpen();
        SqlRetry retry = new SqlRetry();
        while (true) {
            // The lock comes first, so that a waiting call does not occupy a connection.
            try (WriteLock.Hold lock = lock(mode);
                    SqlTransaction transaction = SqlTransaction.on(dataSource, database)) {
                try {
                    return once(transaction, work, mode);
                } catch (PersistenceException failure) {
                    transaction.rollback(failure);
                    if (!transaction.canRetry(failure) || retry.isOver()) {
                        throw SqlFailures.translated(failure, transaction.isHostTransaction());
                    }
                } catch (TransactionListenerFailure failure) {
                    transaction.rollback(failure.thrown());
                    throw failure.thrown();
                } catch (RuntimeException | Error failure) {
                    transaction.rollback(failure);
                    throw failure;
                }
            }
            retry.pause();
        }
    }

    private WriteLock.Hold lock(Mode mode) {
        return mode == Mode.WRITE && !hostTransactions.isActive() ? writeLock.acquire() : WriteLock.Hold.NONE;
    }

    private <T> T once(SqlTransaction transaction, Function<SqlCall, T> work, Mode mode) {
        transaction.begin(hostTransactions, mode != Mode.READ);
        queryTimeoutSeconds.ifPresent(transaction::limitStatements);
        try (SqlSession session = session(transaction.connection())) {
            T result = work.apply(new SqlCall(session, database, transaction.isHostTransaction()));
            transaction.commit();
            return result;
        }
    }

    private SqlSession session(Connection connection) {
        // On such a database the transaction has already set the limit for the whole connection.
        Integer perStatement = database.limitsConnections() ? null : queryTimeoutSeconds.orElse(null);
        return new DefaultSqlSession(
                configuration, configuration.newExecutor(new SqlStatementLimit(connection, perStatement)), false);
    }

    private enum Mode {
        /** A single statement, without a transaction on a connection in auto-commit. */
        READ,
        WRITE,
        /** A read in a transaction, which may take as long as its reader. */
        STREAM
    }
}
