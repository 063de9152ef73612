package io.leadstone.adapter.mybatis.lead;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on the consent ledger; see {@code ConsentSqlMapper.xml}. */
public interface ConsentSqlMapper {

    int insert(List<ConsentRow> entries);

    /** Removes the texts that clients wrote from all entries of the lead. Returns the number of entries. */
    int eraseTexts(String companyId, UUID leadId);

    /** Returns the newest entries before this position. Without a position it returns the newest of all. */
    List<ConsentRow> list(
            String companyId, UUID leadId, @Nullable Instant beforeAt, @Nullable UUID beforeId, int limit, long offset);

    /** Returns the number of entries, counted up to {@code upTo}. */
    long count(String companyId, UUID leadId, int upTo);
}
