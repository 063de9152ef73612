package io.leadstone.adapter.mybatis.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;

/** The MyBatis session and the transaction of one call of a port. */
public record SqlCall(SqlSession session, DatabaseKind database, boolean inHostTransaction) {

    /** Number of different names of savepoints. Names are never used twice at the same time in one transaction. */
    private static final int SAVEPOINT_NAMES = 10_000;

    private static final AtomicLong SAVEPOINTS = new AtomicLong();

    public <M> M mapper(Class<M> type) {
        return session.getMapper(type);
    }

    /** Returns true if the transaction accepts further statements after a failed one. */
    public boolean continuesAfterFailure() {
        return !database.failureEndsTransaction();
    }

    /**
     * Runs several statements. In a transaction of the host a savepoint makes them atomic: if one fails, all are rolled
     * back.
     */
    public <T> T atomically(Supplier<T> statements) {
        return inHostTransaction ? inSavepoint(session.getConnection(), statements) : statements.get();
    }

    /** Runs a statement that may fail, so that a transaction of the host can continue after the failure. */
    public int withSavepoint(IntSupplier statement) {
        return inHostTransaction && database.failureEndsTransaction()
                ? inSavepoint(session.getConnection(), statement::getAsInt)
                : statement.getAsInt();
    }

    /**
     * Sets and undoes a savepoint by statements. Pools for JTA refuse {@link Connection#rollback(java.sql.Savepoint)}
     * in a transaction, and then close the connection after it.
     */
    private static <T> T inSavepoint(Connection connection, Supplier<T> statements) {
        String savepoint = "leadstone_" + SAVEPOINTS.incrementAndGet() % SAVEPOINT_NAMES;
        execute(connection, "SAVEPOINT " + savepoint);
        T result;
        try {
            result = statements.get();
        } catch (RuntimeException failure) {
            rollback(connection, savepoint, failure);
            throw failure;
        }
        execute(connection, "RELEASE SAVEPOINT " + savepoint);
        return result;
    }

    /**
     * Rolls back to the savepoint. This may fail, because the database may have rolled back the whole transaction. Then
     * {@code reason} remains the exception of the call.
     */
    private static void rollback(Connection connection, String savepoint, RuntimeException reason) {
        try {
            execute(connection, "ROLLBACK TO SAVEPOINT " + savepoint);
        } catch (PersistenceException failure) {
            reason.addSuppressed(failure);
        }
    }

    private static void execute(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new PersistenceException(failure);
        }
    }
}
