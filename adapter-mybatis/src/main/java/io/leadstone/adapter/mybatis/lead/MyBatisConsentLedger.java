package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.sql.SqlInstants;
import io.leadstone.adapter.mybatis.sql.SqlPages;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.port.out.lead.ConsentLedger;
import io.leadstone.application.query.Cursor;
import io.leadstone.application.query.Page;
import io.leadstone.application.query.PageRequest;
import io.leadstone.domain.CompanyId;
import io.leadstone.domain.LeadId;
import io.leadstone.domain.lead.ConsentEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@link ConsentLedger} by instant, then by id: the ids of one change grow in the order in which its entries were made. */
public record MyBatisConsentLedger(SqlSessions sessions) implements ConsentLedger {

    private static final String LAST_RECORDED = "-recorded_at";

    @Override
    public Page<ConsentEntry> entriesOf(CompanyId companyId, LeadId leadId, PageRequest page) {
        Optional<Place> place = page.after().map(cursor -> cursor.read(LAST_RECORDED, Place::of));
        return sessions.read(call -> {
            ConsentSqlMapper consents = call.mapper(ConsentSqlMapper.class);
            List<ConsentEntry> rows = consents
                    .list(
                            companyId.value(),
                            leadId.value(),
                            place.map(Place::recordedAt).orElse(null),
                            place.map(Place::id).orElse(null),
                            page.oneMore(),
                            page.offset())
                    .stream()
                    .map(ConsentRow::entry)
                    .toList();
            return SqlPages.page(
                    rows,
                    page,
                    () -> consents.count(companyId.value(), leadId.value(), page.countLimit()),
                    Place::after);
        });
    }

    private record Place(Instant recordedAt, UUID id) {

        static Place of(List<String> position) {
            return new Place(SqlInstants.stored(position.get(0)), SqlPages.idOf(position));
        }

        static Cursor after(ConsentEntry entry) {
            return new Cursor(
                    LAST_RECORDED,
                    List.of(entry.recordedAt().toString(), entry.id().toString()));
        }
    }
}
