package io.leadstone.adapter.mybatis;

import io.leadstone.domain.LeadSnapshot;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.apache.ibatis.type.JdbcType;
import org.apache.ibatis.type.TypeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Reads a lead off a row whose columns are those of the mapper file's {@code state}, by their places. To MyBatis a lead is one value of
 * the row's first column: to find each column by its name and each constructor by reflection took it longer than PostgreSQL the whole query.
 */
record LeadReader(TypeHandler<UUID> uuids, TypeHandler<Instant> instants) implements TypeHandler<LeadSnapshot> {

    @Override
    public LeadSnapshot getResult(ResultSet row, String firstColumn) throws SQLException {
        return read(row);
    }

    @Override
    public LeadSnapshot getResult(ResultSet row, int firstColumn) throws SQLException {
        return read(row);
    }

    private LeadSnapshot read(ResultSet row) throws SQLException {
        return new LeadRow(
                        row.getString(1),
                        uuids.getResult(row, 2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getString(11),
                        row.getString(12),
                        row.getString(13),
                        row.getString(14),
                        row.getString(15),
                        instants.getResult(row, 16),
                        instants.getResult(row, 17),
                        instants.getResult(row, 18),
                        instants.getResult(row, 19),
                        flag(row, 20),
                        flag(row, 21),
                        instants.getResult(row, 22),
                        uuids.getResult(row, 23),
                        instants.getResult(row, 24),
                        instants.getResult(row, 25),
                        instants.getResult(row, 26),
                        row.getLong(27),
                        row.getLong(28))
                .snapshot();
    }

    private static @Nullable Boolean flag(ResultSet row, int column) throws SQLException {
        boolean flag = row.getBoolean(column);
        return row.wasNull() ? null : (Boolean) flag;
    }

    @Override
    public LeadSnapshot getResult(CallableStatement call, int firstColumn) {
        throw new UnsupportedOperationException("no procedure answers a lead");
    }

    @Override
    public void setParameter(PreparedStatement statement, int index, @Nullable LeadSnapshot lead, JdbcType type) {
        throw new UnsupportedOperationException("no column takes a lead");
    }
}
