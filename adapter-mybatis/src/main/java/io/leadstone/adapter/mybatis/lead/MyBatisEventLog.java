package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.sql.SqlPages;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.lead.EventLog;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.LeadEvent;
import java.util.List;

/** {@link EventLog} in SQL, ordered by the number of the event, which is part of the primary key. */
public record MyBatisEventLog(SqlSessions sessions) implements EventLog {

    private static final String LAST = "-number";

    @Override
    public Page<LeadEvent> eventsOf(CompanyId companyId, LeadId leadId, PageRequest page) {
        Long before = page.after()
                .map(cursor -> cursor.read(LAST, at -> Long.valueOf(SqlPages.only(at))))
                .orElse(null);
        return sessions.read(call -> {
            EventSqlMapper events = call.mapper(EventSqlMapper.class);
            List<LeadEvent> rows =
                    events.list(companyId.value(), leadId.value(), before, page.limitPlusOne(), page.offset()).stream()
                            .map(EventRow::event)
                            .toList();
            return SqlPages.page(
                    rows, page, () -> events.count(companyId.value(), leadId.value(), page.countLimit()), this::after);
        });
    }

    private Cursor after(LeadEvent event) {
        return new Cursor(LAST, List.of(String.valueOf(event.number())));
    }
}
