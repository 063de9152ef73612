package io.leadstone.adapter.mybatis.lead;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.leadstone.adapter.mybatis.search.LeadIndexColumns;
import io.leadstone.adapter.mybatis.search.LeadIndexTerms;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.application.search.SearchIndexVersion;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Computes the search columns and index terms of all leads again if older rules computed them. It reads the leads in
 * batches without locks. Leads whose values differ are locked and written. Each batch commits, and the new version is
 * stored at the end, so that an interrupted run starts again and finds fewer leads to write.
 */
public record SearchReindexer(SqlSessions sessions) {

    private static final int BATCH = 500;

    /** Returns true if older rules may have computed the values of some leads. */
    public boolean isNeeded() {
        return sessions.read(call -> call.mapper(SearchReindexSqlMapper.class).indexVersion())
                < SearchIndexVersion.CURRENT;
    }

    /** Returns the number of leads that were written. */
    public long run() {
        if (!isNeeded()) {
            return 0;
        }
        long reindexed = 0;
        String afterCompany = "";
        UUID afterId = new UUID(0, 0);
        List<IndexedLeadRow> batch;
        do {
            batch = read(afterCompany, afterId);
            for (Map.Entry<String, List<UUID>> outdated :
                    outdatedByCompany(batch).entrySet()) {
                reindexed += sessions.write(call -> reindex(call, outdated.getKey(), outdated.getValue()));
            }
            if (!batch.isEmpty()) {
                LeadSnapshot last = batch.get(batch.size() - 1).lead();
                afterCompany = last.companyId().value();
                afterId = last.id().value();
            }
        } while (batch.size() == BATCH);
        sessions.write(call -> call.mapper(SearchReindexSqlMapper.class).setIndexVersion(SearchIndexVersion.CURRENT));
        return reindexed;
    }

    private List<IndexedLeadRow> read(String afterCompany, UUID afterId) {
        return sessions.read(
                call -> call.mapper(SearchReindexSqlMapper.class).indexedLeads(afterCompany, afterId, BATCH));
    }

    private static Map<String, List<UUID>> outdatedByCompany(List<IndexedLeadRow> batch) {
        return batch.stream()
                .filter(row -> !row.isCurrent())
                .map(IndexedLeadRow::lead)
                .collect(groupingBy(
                        lead -> lead.companyId().value(),
                        mapping(lead -> lead.id().value(), toList())));
    }

    private static long reindex(SqlCall call, String company, List<UUID> ids) {
        SearchReindexSqlMapper leads = call.mapper(SearchReindexSqlMapper.class);
        long reindexed = 0;
        for (IndexedLeadRow row : leads.lockIndexedLeads(company, ids)) {
            if (!row.isCurrent()) {
                leads.reindex(LeadRow.of(row.lead()), LeadIndexColumns.of(row.lead()));
                new LeadIndexTerms(call).replace(row.lead(), row.text(), row.filterTerms());
                reindexed++;
            }
        }
        return reindexed;
    }
}
