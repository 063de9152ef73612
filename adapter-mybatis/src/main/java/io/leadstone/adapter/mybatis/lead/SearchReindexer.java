package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.LeadIndexColumns;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings leads up to date that an older Leadstone stored, so that they are found as well as those of today; batch by batch. A batch is
 * locked while it is renewed: a change that is made meanwhile writes what it changes, not what was behind before.
 */
public record SearchReindexer(SqlSessions sessions) {

    private static final int BATCH = 500;

    /** How many leads were behind. */
    public long run() {
        long renewed = 0;
        List<LeadSnapshot> batch = List.of();
        do {
            LeadSnapshot last = batch.isEmpty() ? null : batch.get(batch.size() - 1);
            batch = sessions.write(call -> renew(call.mapper(LeadSearchSqlMapper.class), last));
            renewed += batch.size();
        } while (batch.size() == BATCH);
        return renewed;
    }

    private static List<LeadSnapshot> renew(LeadSearchSqlMapper leads, @Nullable LeadSnapshot last) {
        String afterCompany = last == null ? null : last.companyId().value();
        UUID afterId = last == null ? null : last.id().value();
        List<LeadSnapshot> batch = leads.unrenewed(afterCompany, afterId, BATCH);
        batch.forEach(lead -> leads.renew(LeadRow.of(lead), LeadIndexColumns.of(lead)));
        return batch;
    }
}
