package io.leadstone.adapter.mybatis.search;

import io.leadstone.domain.lead.LeadSnapshot;
import io.leadstone.domain.search.SearchText;
import java.util.List;

/** The statements that list and search leads; see {@code LeadSearchSqlMapper.xml}. */
public interface LeadSearchSqlMapper {

    /** Returns the leads of one page, in list order. */
    List<LeadSnapshot> list(LeadListQuery listing);

    /** Returns the leads of one page, in list order, with the count. Exists on H2 only. */
    List<CountedLeadRow> listWithCount(LeadListQuery listing);

    /** Returns the leads of one page, ordered by rank. Leads of the same rank are ordered newest first. */
    List<CountedLeadRow> best(LeadListQuery listing);

    /** Returns the number of matches, at most {@link LeadListQuery#countLimit()}. */
    long count(LeadListQuery listing);

    /** Returns the search texts of the newest live leads of the company, newest first. Exists on PostgreSQL only. */
    List<SearchText> newestTexts(String companyId, int limit);

    /**
     * Returns true if the company has more live leads than this number. It reads at most one more from the index.
     * Exists on PostgreSQL only.
     */
    boolean hasMoreLeads(String companyId, int number);
}
