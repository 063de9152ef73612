package io.leadstone.adapter.mybatis;

import io.leadstone.adapter.mybatis.sql.SqlHostTransactions;
import io.leadstone.application.port.out.AfterCommitTasks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.sql.DataSource;

/**
 * A host without a framework, whose transaction is a connection that is bound to the thread. Tasks run after the commit
 * in reverse order, as a JTA transaction manager may run them.
 */
final class ThreadBoundDataSource implements SqlHostTransactions {

    private final DataSource pool;

    @SuppressWarnings("ThreadLocalUsage") // lives as long as the host does
    private final ThreadLocal<Bound> bound = new ThreadLocal<>();

    ThreadBoundDataSource(DataSource pool) {
        this.pool = pool;
    }

    /**
     * Returns the connection of the thread and ignores its close(). Without a transaction it returns one from the pool.
     */
    DataSource dataSource() {
        return proxy(DataSource.class, pool, "getConnection", () -> {
            Bound transaction = bound.get();
            return transaction == null ? pool.getConnection() : transaction.lent();
        });
    }

    /** Runs {@code work} in one transaction, and rolls back if it fails. */
    void inTransaction(Work work) throws SQLException {
        Deque<Runnable> synchronizations = new ArrayDeque<>();
        try (Connection connection = pool.getConnection()) {
            boolean autoCommit = connection.getAutoCommit();
            connection.setAutoCommit(false);
            bound.set(new Bound(proxy(Connection.class, connection, "close", () -> null), synchronizations));
            try {
                work.run(connection);
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                bound.remove();
                connection.setAutoCommit(autoCommit);
            }
        }
        synchronizations.forEach(Runnable::run);
    }

    @Override
    public boolean isActive() {
        return bound.get() != null;
    }

    @Override
    public void afterCommit(Runnable task) {
        Bound transaction = bound.get();
        if (!transaction.registered()) {
            transaction.synchronizations().push(transaction.tasks());
        }
        transaction.tasks().add(task);
    }

    @Override
    public boolean owns(Connection connection) {
        return bound.get().lent() == connection;
    }

    /** The work of a host in a transaction. */
    interface Work {
        void run(Connection connection) throws SQLException;
    }

    private interface Answer {
        Object give() throws SQLException;
    }

    private record Bound(Connection lent, Deque<Runnable> synchronizations, AfterCommitTasks tasks) {

        Bound(Connection lent, Deque<Runnable> synchronizations) {
            this(lent, synchronizations, new AfterCommitTasks());
        }

        boolean registered() {
            return synchronizations.contains(tasks);
        }
    }

    private static <T> T proxy(Class<T> type, T real, String replaced, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                ThreadBoundDataSource.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals(replaced)) {
                        return answer.give();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
