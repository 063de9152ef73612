package io.leadstone.adapter.mybatis.sql;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.function.Function;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;
import org.jspecify.annotations.Nullable;

/** Converts values to and from a type that the driver stores without loss. */
public record DriverTypeHandler<T, D>(Class<D> driverType, Function<T, D> toDriver, Function<D, T> fromDriver)
        implements TypeHandler<T> {

    @Override
    public void setParameter(PreparedStatement statement, int index, @Nullable T value, JdbcType type)
            throws SQLException {
        if (value == null) {
            statement.setNull(index, type.TYPE_CODE);
        } else {
            statement.setObject(index, toDriver.apply(value));
        }
    }

    @Override
    public @Nullable T getResult(ResultSet row, String column) throws SQLException {
        return fromNullable(row.getObject(column, driverType));
    }

    @Override
    public @Nullable T getResult(ResultSet row, int column) throws SQLException {
        return fromNullable(row.getObject(column, driverType));
    }

    @Override
    public @Nullable T getResult(CallableStatement call, int column) throws SQLException {
        return fromNullable(call.getObject(column, driverType));
    }

    private @Nullable T fromNullable(@Nullable D value) {
        return value == null ? null : fromDriver.apply(value);
    }
}
