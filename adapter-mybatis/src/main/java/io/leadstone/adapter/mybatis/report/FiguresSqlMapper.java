package io.leadstone.adapter.mybatis.report;

import java.time.Instant;
import java.util.List;

/** The statement that counts; see {@code FiguresSqlMapper.xml}. */
public interface FiguresSqlMapper {

    List<FigureRow> tally(String companyId, Instant start, Instant end, int maxSources, int bestSources);
}
