package io.leadstone.adapter.mybatis.sql;

import io.leadstone.application.port.out.TransactionListener;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.defaults.DefaultSqlSession;

/**
 * Runs the work of a port on one connection in one transaction, which is the host's if one is active, else the store's own.
 *
 * <p>In a transaction of its own the store retries after a transient failure (deadlock, serialization failure, connection lost before the
 * commit) with random backoff. It never retries after a timeout, because the statement may still run, and the caller has waited.
 */
public record SqlSessions(
        DataSource dataSource,
        Configuration configuration,
        DatabaseKind database,
        SqlHostTransactions hostTransactions,
        Optional<Integer> queryTimeoutSeconds,
        List<TransactionListener> listeners) {

    /** The same, with {@code listener} besides those that there are. */
    public SqlSessions with(TransactionListener listener) {
        List<TransactionListener> all = new ArrayList<>(listeners);
        all.add(listener);
        return new SqlSessions(
                dataSource, configuration, database, hostTransactions, queryTimeoutSeconds, List.copyOf(all));
    }

    /** The same without a query timeout, for work that takes as long as there are leads. */
    public SqlSessions unlimited() {
        return new SqlSessions(dataSource, configuration, database, hostTransactions, Optional.empty(), listeners);
    }

    /** The same on connections of another data source, which no transaction of the host uses. */
    public SqlSessions on(DataSource other) {
        return new SqlSessions(
                other, configuration, database, new NoSqlHostTransactions(), queryTimeoutSeconds, listeners);
    }

    /** Returns what {@code work} reads. */
    public <T> T read(Function<SqlCall, T> work) {
        return run(work, false);
    }

    /** Returns what {@code work} returns; all that it writes is stored when this returns, or nothing if it throws. */
    public <T> T write(Function<SqlCall, T> work) {
        return run(work, true);
    }

    /** As {@link #write}, with a call of each listener after the last statement. */
    public <T> T write(Function<SqlCall, T> work, Consumer<TransactionListener> change) {
        if (listeners.isEmpty()) {
            return write(work);
        }
        return write(call -> call.together(() -> {
            T answer = work.apply(call);
            listeners.forEach(listener -> TransactionListeners.announce(listener, change));
            return answer;
        }));
    }

    /** Runs {@code work}, which reads with a driver's cursor and so needs a transaction, without a query timeout. */
    public void stream(Consumer<SqlCall> work) {
        unlimited().write(call -> {
            work.accept(call);
            return call;
        });
    }

    private <T> T run(Function<SqlCall, T> work, boolean transact) {
        SqlRetry retry = new SqlRetry();
        while (true) {
            try (SqlTransaction transaction = SqlTransaction.on(dataSource, database)) {
                try {
                    return once(transaction, work, transact);
                } catch (PersistenceException failure) {
                    transaction.rollback(failure);
                    if (!transaction.mayRunAgain(failure) || retry.isOver()) {
                        throw SqlFailures.translated(failure, transaction.isHosts());
                    }
                } catch (TransactionListeners veto) {
                    transaction.rollback(veto.thrown());
                    throw veto.thrown();
                } catch (RuntimeException | Error refusal) {
                    transaction.rollback(refusal);
                    throw refusal;
                }
            }
            retry.pause();
        }
    }

    private <T> T once(SqlTransaction transaction, Function<SqlCall, T> work, boolean transact) {
        transaction.begin(hostTransactions, transact);
        queryTimeoutSeconds.ifPresent(transaction::limitStatements);
        try (SqlSession session = session(transaction.connection())) {
            T answer = work.apply(new SqlCall(session, database, transaction.isHosts()));
            transaction.commit();
            return answer;
        }
    }

    private SqlSession session(Connection connection) {
        // Such a database has its limit on the connection by now.
        Integer perStatement = database.limitsConnections() ? null : queryTimeoutSeconds.orElse(null);
        return new DefaultSqlSession(
                configuration, configuration.newExecutor(new SqlStatementLimit(connection, perStatement)), false);
    }
}
