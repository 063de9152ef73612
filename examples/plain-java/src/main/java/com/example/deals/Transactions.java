package com.example.deals;

import io.leadstone.adapter.mybatis.sql.SqlHostTransactions;
import io.leadstone.application.port.out.AfterCommitTasks;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Transactions without a framework: the connection of the thread, until the work has ended. */
public final class Transactions implements SqlHostTransactions {

    private final DataSource pool;
    private final ThreadLocal<Active> active = new ThreadLocal<>();

    public Transactions(DataSource pool) {
        this.pool = pool;
    }

    /**
     * Runs {@code work} in one transaction, and rolls back if it fails.
     *
     * @throws IllegalStateException in a transaction of this thread: pass its connection on instead
     */
    public <T> T run(Work<T> work) throws SQLException {
        if (isActive()) {
            throw new IllegalStateException(
                    "a transaction of this thread is active; use its connection, because a second one commits alone");
        }
        AfterCommitTasks tasks = new AfterCommitTasks();
        T result;
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            active.set(new Active(withoutClose(connection), tasks));
            try {
                result = work.in(active.get().connection());
            } catch (SQLException | RuntimeException | Error failure) {
                connection.rollback();
                throw failure;
            } finally {
                active.remove();
            }
            connection.commit();
        }
        tasks.run();
        return result;
    }

    /** Returns the data source for the store. In a transaction it returns the connection of the transaction. */
    public DataSource dataSource() {
        return proxy(
                DataSource.class,
                pool,
                "getConnection",
                () -> isActive() ? active.get().connection() : pool.getConnection());
    }

    @Override
    public boolean isActive() {
        return active.get() != null;
    }

    @Override
    public void afterCommit(Runnable task) {
        active.get().tasks().add(task);
    }

    @Override
    public boolean owns(Connection connection) {
        return active.get().connection() == connection;
    }

    private static Connection withoutClose(Connection connection) {
        return proxy(Connection.class, connection, "close", () -> null);
    }

    private static <T> T proxy(Class<T> type, T real, String replaced, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                Transactions.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
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

    /** The work of one transaction. */
    public interface Work<T> {
        T in(Connection connection) throws SQLException;
    }

    private interface Answer {
        Object give() throws SQLException;
    }

    private record Active(Connection connection, AfterCommitTasks tasks) {}
}
