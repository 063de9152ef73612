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

    /** Returns true if the transaction takes further statements after one that the database refused. */
    public boolean outlivesFailure() {
        return !database.failureEndsTransaction();
    }

    /** Runs statements that the host's transaction must keep together: all of them, or none if one is refused. */
    public <T> T together(Supplier<T> statements) {
        return inHostTransaction ? inSavepoint(session.getConnection(), statements) : statements.get();
    }

    /** Runs a statement that may be refused so that the host's transaction can go on after the refusal. */
    public int guarded(IntSupplier statement) {
        return inHostTransaction && database.failureEndsTransaction()
                ? inSavepoint(session.getConnection(), statement::getAsInt)
                : statement.getAsInt();
    }

    private static <T> T inSavepoint(Connection connection, Supplier<T> statements) {
        try {
            Savepoint before = connection.setSavepoint();
            try {
                T answer = statements.get();
                connection.releaseSavepoint(before);
                return answer;
            } catch (RuntimeException refused) {
                rollback(connection, before, refused);
                throw refused;
            }
        } catch (SQLException failure) {
            throw new PersistenceException(failure);
        }
    }

    /** The database may have rolled the whole transaction back, savepoints included: {@code refused} is still the reason. */
    private static void rollback(Connection connection, Savepoint before, RuntimeException refused) {
        try {
            connection.rollback(before);
        } catch (SQLException failure) {
            refused.addSuppressed(failure);
        }
    }
}
