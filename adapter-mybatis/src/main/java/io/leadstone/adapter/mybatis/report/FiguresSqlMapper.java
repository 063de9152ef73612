package io.leadstone.adapter.mybatis.report;

import java.util.List;

/** The query of the report of leads; see {@code FiguresSqlMapper.xml}. */
public interface FiguresSqlMapper {

    List<FigureRow> totals(FigureQuery query);
}
