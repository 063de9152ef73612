package io.leadstone.adapter.mybatis.sql;

import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.executor.resultset.ResultSetHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;

/**
 * A MyBatis configuration that reads rows with a {@link RowReader} if the result type has one. Without it, MyBatis
 * would ask the driver for the name and type of each column of each result.
 */
public final class RowConfiguration extends Configuration {

    public RowConfiguration(Environment environment) {
        super(environment);
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
        return results.size() == 1
                        && typeHandlerRegistry.getTypeHandler(results.get(0).getType()) instanceof RowReader<?> reader
                ? new RowsByPosition(reader, defaultHandler)
                : defaultHandler;
    }

    private record RowsByPosition(RowReader<?> reader, ResultSetHandler defaultHandler) implements ResultSetHandler {

        @Override
        @SuppressWarnings("unchecked")
        public <E> List<E> handleResultSets(Statement statement) throws SQLException {
            List<E> values = new ArrayList<>();
            try (ResultSet rows = statement.getResultSet()) {
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
