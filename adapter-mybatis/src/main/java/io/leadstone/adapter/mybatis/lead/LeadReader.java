package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.NameSortKey;
import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.SearchText;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.apache.ibatis.type.TypeHandler;
import org.jspecify.annotations.Nullable;

/**
 * Reads a lead off a row whose columns begin with those of the mapper file's {@code state}, by their places: to find each column by its
 * name and each constructor by reflection took MyBatis longer than PostgreSQL the whole query.
 */
public record LeadReader(TypeHandler<UUID> uuids, TypeHandler<Instant> instants) {

    /** The first column after those of the lead. */
    private static final int NEXT = 31;

    public LeadSnapshot lead(ResultSet row) throws SQLException {
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
                        row.getString(16),
                        instants.getResult(row, 17),
                        instants.getResult(row, 18),
                        instants.getResult(row, 19),
                        instants.getResult(row, 20),
                        flag(row, 21),
                        flag(row, 22),
                        instants.getResult(row, 23),
                        uuids.getResult(row, 24),
                        instants.getResult(row, 25),
                        instants.getResult(row, 26),
                        instants.getResult(row, 27),
                        instants.getResult(row, 28),
                        row.getLong(29),
                        row.getLong(30))
                .snapshot();
    }

    private static @Nullable Boolean flag(ResultSet row, int column) throws SQLException {
        boolean flag = row.getBoolean(column);
        return row.wasNull() ? null : (Boolean) flag;
    }

    /** With what stands behind the lead's own columns. */
    public RankedLeadRow found(ResultSet row) throws SQLException {
        return new RankedLeadRow(lead(row), row.getLong(NEXT));
    }

    /** Reads a lead and the values by which it is found. */
    public IndexedLeadRow indexed(ResultSet row) throws SQLException {
        return new IndexedLeadRow(
                lead(row),
                new SearchText(row.getString(NEXT), row.getString(NEXT + 1)),
                NameSortKey.HANDLER.getResult(row, NEXT + 2),
                row.getBoolean(NEXT + 3));
    }
}
