package io.leadstone.adapter.mybatis.report;

import io.leadstone.adapter.mybatis.sql.SqlInstants;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.DayOffset;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.domain.CompanyId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@link LeadFigures} by one query, so that all figures are of the same moment at each isolation level. */
public record MyBatisLeadFigures(SqlSessions sessions) implements LeadFigures {

    @Override
    public LeadTotals totals(CompanyId companyId, DateRange range) {
        List<DayOffset> offsets = new ArrayList<>(range.dayOffsets());
        Collections.reverse(offsets);
        List<FigureRow> rows = sessions.read(call -> call.mapper(FiguresSqlMapper.class)
                .totals(
                        companyId.value(),
                        SqlInstants.ceiling(range.start()),
                        SqlInstants.ceiling(range.end()),
                        offsets,
                        LeadTotals.MAX_SOURCES,
                        LeadTotals.BEST_SOURCES));
        return new FigureRows(rows).totals();
    }
}
