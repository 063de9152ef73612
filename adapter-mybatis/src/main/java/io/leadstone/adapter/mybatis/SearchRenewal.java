package io.leadstone.adapter.mybatis;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Brings leads up to date that an older Leadstone stored, so that they are found as well as those of today; batch by batch. A batch is
 * locked while it is renewed: a change that is made meanwhile writes what it changes, not what was behind before.
 */
record SearchRenewal(SqlSessions sessions) {

    private static final int BATCH = 500;

    /** How many leads were behind. */
    long run() {
        long renewed = 0;
        List<LeadRow> batch = List.of();
        do {
            LeadRow last = batch.isEmpty() ? null : batch.get(batch.size() - 1);
            batch = sessions.write(call -> renew(call.mapper(LeadSqlMapper.class), last));
            renewed += batch.size();
        } while (batch.size() == BATCH);
        return renewed;
    }

    private static List<LeadRow> renew(LeadSqlMapper leads, @Nullable LeadRow last) {
        String afterCompany = last == null ? null : last.companyId();
        UUID afterId = last == null ? null : last.id();
        List<LeadRow> batch = leads.unrenewed(afterCompany, afterId, BATCH);
        batch.forEach(lead -> leads.renew(lead, LeadKeys.of(lead.snapshot())));
        return batch;
    }
}
