package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.CountedLeadRow;
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
 * Reads a lead from a row whose first columns are those of {@code state} in the mapper file, by their positions. If
 * MyBatis looked up each column by name and each constructor by reflection, that would take longer than the whole query
 * on PostgreSQL.
 */
public record LeadReader(TypeHandler<UUID> uuids, TypeHandler<Instant> instants) {

    /** The first column after those of the lead. */
    private static final int NEXT_COLUMN = 33;

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
                .snapshot(row.getString(31), row.getString(32));
    }

    private static @Nullable Boolean flag(ResultSet row, int column) throws SQLException {
        boolean flag = row.getBoolean(column);
        return row.wasNull() ? null : (Boolean) flag;
    }

    /** Reads a lead, and the count and its extent in the columns after it. */
    public CountedLeadRow countedLead(ResultSet row) throws SQLException {
        return new CountedLeadRow(lead(row), row.getLong(NEXT_COLUMN), row.getBoolean(NEXT_COLUMN + 1));
    }

    /** Reads a lead and its stored search columns. */
    public IndexedLeadRow indexed(ResultSet row) throws SQLException {
        return new IndexedLeadRow(
                lead(row),
                new SearchText(row.getString(NEXT_COLUMN), row.getString(NEXT_COLUMN + 1)),
                row.getString(NEXT_COLUMN + 2),
                NameSortKey.HANDLER.getResult(row, NEXT_COLUMN + 3),
                row.getBoolean(NEXT_COLUMN + 4));
    }
}
