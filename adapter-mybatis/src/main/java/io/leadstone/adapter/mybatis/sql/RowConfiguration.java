package io.leadstone.adapter.mybatis.sql;

import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.executor.resultset.ResultSetHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.scripting.defaults.RawSqlSource;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.transaction.Transaction;

/**
 * A MyBatis configuration that does less for each statement. It reads rows with a {@link RowReader} if the result type
 * has one, and with a {@link RecordReader} if the result type is a record without a result map. Without it, MyBatis
 * would ask the driver for the name and type of each column of each result. It binds {@link RecordParameters}, keeps
 * {@link StatementTexts} and uses the {@link UncachedExecutor}.
 */
public final class RowConfiguration extends Configuration {

    private final Map<Class<?>, RecordReader<?>> records = new ConcurrentHashMap<>();

    public RowConfiguration() {
        setDefaultScriptingLanguage(StatementTextDriver.class);
    }

    @Override
    public Executor newExecutor(Transaction transaction, ExecutorType type) {
        return type == ExecutorType.SIMPLE
                ? new UncachedExecutor(this, transaction)
                : super.newExecutor(transaction, type);
    }

    /** Only the text of another dynamic statement has parameters that are no paths in its arguments. */
    @Override
    public ParameterHandler newParameterHandler(MappedStatement statement, Object parameters, BoundSql sql) {
        boolean arePaths = parameters instanceof ShapedArgument
                || (parameters instanceof Map && statement.getSqlSource() instanceof RawSqlSource);
        return arePaths
                ? new RecordParameters(this, sql, parameters)
                : super.newParameterHandler(statement, parameters, sql);
    }

    @Override
    @SuppressWarnings("rawtypes") // as MyBatis declares it
    public ResultSetHandler newResultSetHandler(
            Executor executor,
            MappedStatement statement,
            RowBounds bounds,
            ParameterHandler parameters,
            ResultHandler handler,
            BoundSql sql) {
        ResultSetHandler defaultHandler =
                super.newResultSetHandler(executor, statement, bounds, parameters, handler, sql);
        List<ResultMap> results = statement.getResultMaps();
        if (results.size() != 1) {
            return defaultHandler;
        }
        ResultMap result = results.get(0);
        if (typeHandlerRegistry.getTypeHandler(result.getType()) instanceof RowReader<?> reader) {
            return new DirectRows(rows -> reader::read, defaultHandler);
        }
        return result.getType().isRecord() && result.getResultMappings().isEmpty()
                ? new DirectRows(recordsOf(result.getType()), defaultHandler)
                : defaultHandler;
    }

    private RowSource recordsOf(Class<?> type) {
        RecordReader<?> reader = records.computeIfAbsent(type, any -> RecordReader.of(any, typeHandlerRegistry));
        return rows -> {
            int[] columns = reader.columnsIn(rows);
            return row -> reader.read(row, columns);
        };
    }

    /** Returns the reader of the rows of a result, once for all rows. */
    private interface RowSource {

        RowReader.Reading<?> readerOf(ResultSet rows) throws SQLException;
    }

    private record DirectRows(RowSource source, ResultSetHandler defaultHandler) implements ResultSetHandler {

        @Override
        @SuppressWarnings("unchecked")
        public <E> List<E> handleResultSets(Statement statement) throws SQLException {
            List<E> values = new ArrayList<>();
            try (ResultSet rows = statement.getResultSet()) {
                RowReader.Reading<?> reader = source.readerOf(rows);
                while (rows.next()) {
                    values.add((E) reader.read(rows));
                }
            }
            return values;
        }

        @Override
        public <E> Cursor<E> handleCursorResultSets(Statement statement) throws SQLException {
            return defaultHandler.handleCursorResultSets(statement);
        }

        @Override
        public void handleOutputParameters(CallableStatement statement) throws SQLException {
            defaultHandler.handleOutputParameters(statement);
        }
    }
}
