package io.leadstone.adapter.mybatis.search;

import java.util.List;
import java.util.UUID;

/** The statements on leads' pieces, on the databases that keep them; see {@code IndexTermSqlMapper.xml}. */
public interface IndexTermSqlMapper {

    /** Those that are there already stay as they are. */
    int insert(String companyId, UUID leadId, IndexTermList pieces);

    int delete(String companyId, UUID leadId, List<IndexTerm> pieces);

    /** How many pieces each of {@code conditions} meets, in their order, counted to {@code limit}. */
    List<Long> count(String companyId, List<IndexTermCondition> conditions, int limit);
}
