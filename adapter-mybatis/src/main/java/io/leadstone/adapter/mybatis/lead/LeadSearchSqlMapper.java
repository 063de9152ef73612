package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.LeadIndexColumns;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements that list and search leads, and that update their search columns; see {@code LeadSearchSqlMapper.xml}. */
public interface LeadSearchSqlMapper {

    /** Returns the leads of one page, in the order of the listing. */
    List<LeadSnapshot> list(LeadListQuery listing);

    /** Returns the leads of one page by rank; leads of the same rank stand in the order of the listing. */
    List<RankedLeadRow> best(LeadListQuery listing);

    /** Returns the number of leads, at most {@link LeadListQuery#countLimit()}. */
    long count(LeadListQuery listing);

    /** Locks and returns leads whose search columns have an old format, in the order of their primary keys. */
    List<LeadSnapshot> unrenewed(@Nullable String afterCompany, @Nullable UUID afterId, int limit);

    /** Locks and returns the leads that exist, live or deleted. */
    List<LeadSnapshot> lock(String companyId, List<UUID> ids);

    /** Updates the search columns of a locked lead. */
    int renew(LeadRow lead, LeadIndexColumns keys);
}
