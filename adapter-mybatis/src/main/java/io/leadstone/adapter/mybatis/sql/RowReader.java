package io.leadstone.adapter.mybatis.sql;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;
import org.jspecify.annotations.Nullable;

/** Makes a value of a whole row, which to MyBatis is one of the row's first column. Read by {@link RowConfiguration}. */
public record RowReader<T>(Reading<T> reading) implements TypeHandler<T> {

    /** Reads the row on which a result stands. */
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
        throw new UnsupportedOperationException("no procedure answers rows");
    }

    @Override
    public void setParameter(PreparedStatement statement, int index, @Nullable T row, JdbcType type) {
        throw new UnsupportedOperationException("no column takes a row");
    }
}
