package io.leadstone.adapter.mybatis.search;

import java.util.List;
import java.util.UUID;

/**
 * The statements on the table of index terms, which exists on MariaDB and MySQL; see {@code IndexTermSqlMapper.xml}.
 */
public interface IndexTermSqlMapper {

    /** Inserts the terms. A term that the lead has already stays as it is. */
    int insert(String companyId, UUID leadId, IndexTermList terms);

    int delete(String companyId, UUID leadId, List<IndexTerm> terms);

    /** Returns, for each condition in order, the number of rows that meet it, counted up to {@code limit}. */
    List<Long> count(String companyId, List<IndexTermCondition> conditions, int limit);
}
