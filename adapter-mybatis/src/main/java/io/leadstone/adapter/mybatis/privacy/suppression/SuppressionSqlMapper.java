package io.leadstone.adapter.mybatis.privacy.suppression;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on suppression lists; see {@code SuppressionSqlMapper.xml}. */
public interface SuppressionSqlMapper {

    /** Adds the entries whose hash and effect the list does not have. */
    int add(List<SuppressionRow> entries);

    List<SuppressionRow> find(String companyId, Collection<String> hashes);

    /** Returns the newest entries before this position. Without a position it returns the newest of all. */
    List<SuppressionRow> list(
            String companyId, @Nullable Instant beforeAt, @Nullable UUID beforeId, int limit, long offset);

    /** Returns the number of entries, counted up to {@code upTo}. */
    long count(String companyId, int upTo);

    int remove(String companyId, UUID id);

    /** Removes the entries with these hashes and ids. */
    int removeEach(String companyId, List<SuppressionRow> entries);

    List<SuppressionKeyRow> countByKey();
}
