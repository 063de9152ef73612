package io.leadstone.adapter.mybatis;

import java.time.Instant;
import java.util.List;

/** The statement that counts; see {@code FiguresSqlMapper.xml}. */
interface FiguresSqlMapper {

    List<FigureRow> tally(String companyId, Instant start, Instant end, int maxSources, int bestSources);
}
