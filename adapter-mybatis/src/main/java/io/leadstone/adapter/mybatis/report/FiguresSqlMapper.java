package io.leadstone.adapter.mybatis.report;

import io.leadstone.application.report.DayOffset;
import java.time.Instant;
import java.util.List;

/** The query of the report of leads; see {@code FiguresSqlMapper.xml}. */
public interface FiguresSqlMapper {

    /** @param latestOffsets the offsets that give the day of an instant, the latest first */
    List<FigureRow> totals(
            String companyId,
            Instant start,
            Instant end,
            List<DayOffset> latestOffsets,
            int maxSources,
            int bestSources);
}
