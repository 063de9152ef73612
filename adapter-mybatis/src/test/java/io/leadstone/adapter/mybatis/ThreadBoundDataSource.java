package io.leadstone.adapter.mybatis;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What a host without a framework does: a transaction is a connection that is bound to the thread. */
final class ThreadBoundDataSource {

    private final DataSource pool;

    @SuppressWarnings("ThreadLocalUsage") // lives as long as the host does
    private final ThreadLocal<Connection> bound = new ThreadLocal<>();

    ThreadBoundDataSource(DataSource pool) {
        this.pool = pool;
    }

    /** Gives out the thread's connection, and ignores that it is closed; without a transaction, one from the pool. */
    DataSource dataSource() {
        return proxy(DataSource.class, pool, "getConnection", () -> {
            Connection connection = bound.get();
            return connection == null ? pool.getConnection() : proxy(Connection.class, connection, "close", () -> null);
        });
    }

    /** Runs {@code work} in one transaction; rolls back where it fails. */
    void inTransaction(Work work) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            bound.set(connection);
            try {
                work.run(connection);
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            } finally {
                bound.remove();
            }
        }
    }

    /** What a host does in a transaction. */
    interface Work {
        void run(Connection connection) throws SQLException;
    }

    private interface Answer {
        Object give() throws SQLException;
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
