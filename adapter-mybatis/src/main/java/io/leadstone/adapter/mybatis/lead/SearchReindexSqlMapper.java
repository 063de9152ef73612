package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.LeadIndexColumns;
import java.util.List;
import java.util.UUID;

/** The statements that reindex leads; see {@code SearchReindexSqlMapper.xml}. */
public interface SearchReindexSqlMapper {

    /** Returns the version of the rules by which all leads were indexed. */
    int indexVersion();

    int setIndexVersion(int version);

    /** Returns the leads after a primary key, live and deleted ones of all companies, in the order of the keys. */
    List<IndexedLeadRow> indexedLeads(String afterCompany, UUID afterId, int limit);

    /** Locks and returns those of the leads that exist, live or deleted. */
    List<IndexedLeadRow> lockIndexedLeads(String companyId, List<UUID> ids);

    /** Updates the search columns and the sort key of a locked lead. */
    int reindex(LeadRow lead, LeadIndexColumns columns);
}
