package io.leadstone.adapter.mybatis.report;

import io.leadstone.adapter.mybatis.sql.SqlReads;
import io.leadstone.application.port.out.report.LeadFigures;
import io.leadstone.application.report.DateRange;
import io.leadstone.application.report.LeadTotals;
import io.leadstone.domain.CompanyId;

/** {@link LeadFigures} by one query, so that all figures are of the same moment at each isolation level. */
public record MyBatisLeadFigures(SqlReads reads) implements LeadFigures {

    @Override
    public LeadTotals totals(CompanyId companyId, DateRange range) {
        FigureQuery query = FigureQuery.of(companyId, range);
        return new FigureRows(
                        reads.read(call -> call.mapper(FiguresSqlMapper.class).totals(query)))
                .totals();
    }
}
