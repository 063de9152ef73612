package io.leadstone.adapter.mybatis.report;

import io.leadstone.adapter.mybatis.sql.SqlFailures;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.exceptions.PersistenceException;

/** Rows on their way from a cursor to {@code sink}, a few at a time. A row that was handed out is not handed out again. */
final class RowStream<R> {

    private final Consumer<R> sink;
    private boolean begun;

    RowStream(Consumer<R> sink) {
        this.sink = sink;
    }

    /** All rows that {@code query} finds. Where the sink throws, the session closes the cursor and this throws the same. */
    void pour(SqlSessions sessions, Function<ExportSqlMapper, Cursor<R>> query) {
        try {
            sessions.stream(call -> {
                ExportSqlMapper exports = call.mapper(ExportSqlMapper.class);
                if (call.database().takesNoHint() && !call.inHostTransaction()) {
                    exports.preferOrderOfIndexes();
                }
                Iterator<R> rows = query.apply(exports).iterator();
                while (hasNext(rows, call.inHostTransaction())) {
                    begun = true;
                    handOut(rows.next());
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
            throw begun ? SqlFailures.translated(failure, inHostTransaction) : failure;
        }
    }

    private void handOut(R row) {
        try {
            sink.accept(row);
        } catch (RuntimeException thrown) {
            throw new SinkFailure(thrown);
        }
    }

    /** Keeps what a sink throws apart from what the database does: the sink may write to one itself. */
    private static final class SinkFailure extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final RuntimeException thrown;

        SinkFailure(RuntimeException thrown) {
            super(thrown);
            this.thrown = thrown;
        }
    }
}
