package io.leadstone.adapter.mybatis.report;

import io.leadstone.adapter.mybatis.sql.ShapedArgument;
import io.leadstone.adapter.mybatis.sql.SqlInstants;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.DayOffset;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.domain.CompanyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The argument of the report query.
 *
 * @param end included, as in {@link DateRange}
 * @param latestParts the parts of the range, the latest first; at least one
 */
public record FigureQuery(
        String companyId, Instant start, Instant end, List<RangePart> latestParts, int maxSources, int bestSources)
        implements ShapedArgument {

    public FigureQuery {
        latestParts = List.copyOf(latestParts);
    }

    static FigureQuery of(CompanyId companyId, DateRange range) {
        Instant start = SqlInstants.ceiling(range.start());
        Instant end = SqlInstants.floor(range.end());
        return new FigureQuery(
                companyId.value(),
                start,
                end,
                latestParts(range.dayOffsets(), end),
                LeadTotals.MAX_SOURCES,
                LeadTotals.BEST_SOURCES);
    }

    /** The text repeats the parts only. */
    @Override
    public Object shape() {
        return latestParts.size();
    }

    private static List<RangePart> latestParts(List<DayOffset> offsets, Instant end) {
        List<RangePart> parts = new ArrayList<>();
        Instant last = end;
        for (int i = offsets.size() - 1; i >= 0; i--) {
            RangePart part = RangePart.of(offsets.get(i), last);
            parts.add(part);
            last = part.start().minusMillis(1);
        }
        return parts;
    }
}
