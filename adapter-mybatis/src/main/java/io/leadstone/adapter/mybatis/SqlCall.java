package io.leadstone.adapter.mybatis;

import io.leadstone.domain.LeadException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.function.IntSupplier;
import org.apache.ibatis.exceptions.PersistenceException;
import org.apache.ibatis.session.SqlSession;

/** What a repository works with during one call of a port. */
record SqlCall(SqlSession session, DatabaseKind database, boolean inHostTransaction) {

    <M> M mapper(Class<M> type) {
        return session.getMapper(type);
    }

    /** Whether the transaction takes further statements after one that the database refused. */
    boolean outlivesFailure() {
        return !database.failureEndsTransaction();
    }

    /** Runs statements of which the host's transaction is to keep all, or nothing where they are refused. */
    int together(IntSupplier statements) {
        return inHostTransaction ? inSavepoint(session.getConnection(), statements) : statements.getAsInt();
    }

    /** Runs a statement that may be refused so that the host's transaction can go on after the refusal. */
    int guarded(IntSupplier statement) {
        return inHostTransaction && database.failureEndsTransaction()
                ? inSavepoint(session.getConnection(), statement)
                : statement.getAsInt();
    }

    private static int inSavepoint(Connection connection, IntSupplier statement) {
        try {
            Savepoint before = connection.setSavepoint();
            try {
                int rows = statement.getAsInt();
                connection.releaseSavepoint(before);
                return rows;
            } catch (PersistenceException | LeadException refused) {
                connection.rollback(before);
                throw refused;
            }
        } catch (SQLException failure) {
            throw new PersistenceException(failure);
        }
    }
}
