package io.leadstone.adapter.mybatis.sql;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Creates a value from a whole row. To MyBatis it is a type handler of the first column. {@link RowConfiguration} calls
 * it.
 */
public record RowReader<T>(Reading<T> reading) implements TypeHandler<T> {

    /** Reads the current row of a result set. */
    public interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    T read(ResultSet row) throws SQLException {
        return reading.read(row);
    }

    @Override
    public T getResult(ResultSet row, String firstColumn) throws SQLException {
        return read(row);
    }

    @Override
    public T getResult(ResultSet row, int firstColumn) throws SQLException {
        return read(row);
    }

    @Override
    public T getResult(CallableStatement call, int firstColumn) {
        throw new UnsupportedOperationException("rows are not read from stored procedures");
    }

    @Override
    public void setParameter(PreparedStatement statement, int index, @Nullable T row, JdbcType type) {
        throw new UnsupportedOperationException("a whole row cannot be a parameter");
    }
}
