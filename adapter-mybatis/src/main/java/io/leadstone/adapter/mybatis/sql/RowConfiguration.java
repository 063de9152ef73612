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
 * MyBatis, which does not ask the driver for the name and the types of each column of every answer where a {@link RowReader} reads the
 * rows, and needs none of them.
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
        ResultSetHandler usual = super.newResultSetHandler(executor, statement, bounds, parameters, handler, sql);
        List<ResultMap> results = statement.getResultMaps();
        return results.size() == 1
                        && typeHandlerRegistry.getTypeHandler(results.get(0).getType()) instanceof RowReader<?> reader
                ? new RowsByPlace(reader, usual)
                : usual;
    }

    private record RowsByPlace(RowReader<?> reader, ResultSetHandler usual) implements ResultSetHandler {

        @Override
        @SuppressWarnings("unchecked")
        public <E> List<E> handleResultSets(Statement statement) throws SQLException {
            List<E> found = new ArrayList<>();
            try (ResultSet rows = statement.getResultSet()) {
                while (rows.next()) {
                    found.add((E) reader.read(rows));
                }
            }
            return found;
        }

        @Override
        public <E> Cursor<E> handleCursorResultSets(Statement statement) throws SQLException {
            return usual.handleCursorResultSets(statement);
        }

        @Override
        public void handleOutputParameters(CallableStatement statement) throws SQLException {
            usual.handleOutputParameters(statement);
        }
    }
}
