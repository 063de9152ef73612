package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.IndexTermSqlMapper;
import io.leadstone.adapter.mybatis.search.LeadIndexColumns;
import io.leadstone.adapter.mybatis.search.LeadIndexTerms;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import io.leadstone.adapter.mybatis.sql.SqlSessions;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What {@link SearchReindexer} does where leads are found by their pieces: those that are behind are known by their empty piece, so that
 * no other is read. The batch is locked in the same way.
 */
public record IndexTermReindexer(SqlSessions sessions) {

    private static final int BATCH = 200;

    /** How many leads were behind. */
    public long run() {
        long renewed = 0;
        for (Optional<String> company = companyAfter(""); company.isPresent(); company = companyAfter(company.get())) {
            renewed += renewAllOf(company.get());
        }
        return renewed;
    }

    private Optional<String> companyAfter(String company) {
        return sessions.read(call ->
                Optional.ofNullable(call.mapper(IndexTermSqlMapper.class).companyAfter(company)));
    }

    private long renewAllOf(String company) {
        long renewed = 0;
        List<UUID> batch = List.of();
        do {
            UUID last = batch.isEmpty() ? null : batch.get(batch.size() - 1);
            batch = sessions.write(call -> renew(call, company, last));
            renewed += batch.size();
        } while (batch.size() == BATCH);
        return renewed;
    }

    private static List<UUID> renew(SqlCall call, String company, @Nullable UUID after) {
        IndexTermSqlMapper pieces = call.mapper(IndexTermSqlMapper.class);
        LeadSearchSqlMapper leads = call.mapper(LeadSearchSqlMapper.class);
        List<UUID> batch = pieces.unrenewed(company, after, BATCH);
        if (batch.isEmpty()) {
            return batch;
        }
        List<LeadSnapshot> locked = leads.lock(company, batch);
        locked.forEach(lead -> leads.renew(LeadRow.of(lead), LeadIndexColumns.of(lead)));
        locked.forEach(new LeadIndexTerms(call)::add);
        pieces.deleteUnrenewed(company, batch);
        return batch;
    }
}
