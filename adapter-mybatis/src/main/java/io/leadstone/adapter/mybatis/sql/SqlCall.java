package io.leadstone.adapter.mybatis.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;

/** The MyBatis session and the transaction of one call of a port. */
public record SqlCall(SqlSession session, DatabaseKind database, boolean inHostTransaction) {

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

    private static <T> T inSavepoint(Connection connection, Supplier<T> statements) {
        try {
            Savepoint before = connection.setSavepoint();
            try {
                T result = statements.get();
                connection.releaseSavepoint(before);
                return result;
            } catch (RuntimeException failure) {
                rollback(connection, before, failure);
                throw failure;
            }
        } catch (SQLException failure) {
            throw new PersistenceException(failure);
        }
    }

    /**
     * Rolls back to the savepoint. This may fail, because the database may have rolled back the whole transaction. Then
     * {@code reason} remains the exception of the call.
     */
    private static void rollback(Connection connection, Savepoint before, RuntimeException reason) {
        try {
            connection.rollback(before);
        } catch (SQLException failure) {
            reason.addSuppressed(failure);
        }
    }
}
