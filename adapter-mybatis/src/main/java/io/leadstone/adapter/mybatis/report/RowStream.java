package io.leadstone.adapter.mybatis.report;

import io.leadstone.adapter.mybatis.sql.SqlFailures;
import io.leadstone.adapter.mybatis.sql.SqlReads;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.exceptions.PersistenceException;

/**
 * Streams rows from a cursor to {@code sink}, a few at a time. It passes each row once: after the first row it does not
 * retry.
 */
final class RowStream<R> {

    private final Consumer<R> sink;
    private boolean hasBegun;

    RowStream(Consumer<R> sink) {
        this.sink = sink;
    }

    /**
     * Passes all rows of {@code query} to the sink. If the sink throws an exception, this method throws the same, and
     * the session closes the cursor.
     */
    void stream(SqlReads reads, Function<ExportSqlMapper, Cursor<R>> query) {
        try {
            reads.stream(call -> {
                ExportSqlMapper exports = call.mapper(ExportSqlMapper.class);
                if (call.database().takesNoHint() && !call.inHostTransaction()) {
                    exports.preferOrderOfIndexes();
                }
                Iterator<R> rows = query.apply(exports).iterator();
                while (hasNext(rows, call.inHostTransaction())) {
                    hasBegun = true;
                    accept(rows.next());
                }
            });
        } catch (SinkFailure failure) {
            throw failure.thrown;
        }
    }

    private boolean hasNext(Iterator<R> rows, boolean inHostTransaction) {
        try {
            return rows.hasNext();
        } catch (RuntimeException reading) {
            PersistenceException failure = new PersistenceException(reading);
            throw hasBegun ? SqlFailures.translated(failure, inHostTransaction) : failure;
        }
    }

    private void accept(R row) {
        try {
            sink.accept(row);
        } catch (RuntimeException thrown) {
            throw new SinkFailure(thrown);
        }
    }

    /**
     * Wraps the exception of a sink, so that it is not taken for a failure of the database. The sink may use a database
     * itself.
     */
    private static final class SinkFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final RuntimeException thrown;

        SinkFailure(RuntimeException thrown) {
            super(thrown);
            this.thrown = thrown;
        }
    }
}
