package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.sql.CursorPosition;
import io.leadstone.adapter.mybatis.sql.SqlPages;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentEntry;
import java.util.List;
import java.util.Optional;

/** {@link ConsentLedger} in SQL, ordered by instant and id. The ids of one change grow in the order of its entries. */
public record MyBatisConsentLedger(SqlSessions sessions) implements ConsentLedger {

    private static final String LAST_RECORDED = "-recorded_at";

    @Override
    public Page<ConsentEntry> entriesOf(CompanyId companyId, LeadId leadId, PageRequest page) {
        Optional<CursorPosition> position = CursorPosition.of(page, LAST_RECORDED);
        return sessions.read(call -> {
            ConsentSqlMapper consents = call.mapper(ConsentSqlMapper.class);
            List<ConsentEntry> rows = consents
                    .list(
                            companyId.value(),
                            leadId.value(),
                            position.map(CursorPosition::at).orElse(null),
                            position.map(CursorPosition::id).orElse(null),
                            page.limitPlusOne(),
                            page.offset())
                    .stream()
                    .map(ConsentRow::entry)
                    .toList();
            return SqlPages.page(
                    rows,
                    page,
                    () -> consents.count(companyId.value(), leadId.value(), page.countLimit()),
                    entry -> CursorPosition.after(LAST_RECORDED, entry.recordedAt(), entry.id()));
        });
    }
}
