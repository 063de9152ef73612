package io.leadstone.adapter.mybatis.search;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on leads' pieces, on the databases that keep them; see {@code IndexTermSqlMapper.xml}. */
public interface IndexTermSqlMapper {

    /** Those that are there already stay as they are. */
    int insert(String companyId, UUID leadId, IndexTermList pieces);

    int delete(String companyId, UUID leadId, List<IndexTerm> pieces);

    /** How many pieces each of {@code conditions} meets, in their order, counted to {@code limit}. */
    List<Long> count(String companyId, List<IndexTermCondition> conditions, int limit);

    /** The leads of the company whose pieces are not worked out yet, in the order of their ids. */
    List<UUID> unrenewed(String companyId, @Nullable UUID after, int limit);

    /** Tells that they are worked out now. */
    int deleteUnrenewed(String companyId, List<UUID> leadIds);

    /** The first company after {@code companyId} that has leads with pieces; null where there is none. */
    @Nullable
    String companyAfter(String companyId);
}
