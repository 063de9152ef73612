package io.leadstone.adapter.mybatis;

import io.leadstone.domain.LeadSnapshot;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on leads; see {@code LeadSqlMapper.xml}. */
interface LeadSqlMapper {

    /** The number of rows: 0 where the database says that way that the email is taken. */
    int insert(LeadRow lead, LeadKeys keys);

    /** The number of rows: 0 where the lead is not there in that version, or was told more since. */
    int update(LeadRow lead, LeadKeys keys, long expectedVersion, long expectedLastEvent);

    /** The same, with what a search finds the lead by. */
    int updateSearched(LeadRow lead, LeadKeys keys, long expectedVersion, long expectedLastEvent);

    /** As {@link #insert}, with the lead's event, which is put in line and copied as {@link EventLine} does. On PostgreSQL alone. */
    int insertTold(LeadRow lead, LeadKeys keys, EventRow event, LineRow line);

    /** As {@link #update}, with the same. */
    int updateTold(
            LeadRow lead, LeadKeys keys, long expectedVersion, long expectedLastEvent, EventRow event, LineRow line);

    /** As {@link #updateSearched}, with the same. */
    int updateSearchedTold(
            LeadRow lead, LeadKeys keys, long expectedVersion, long expectedLastEvent, EventRow event, LineRow line);

    /** The number of rows: 0 where the company has no such lead. */
    int tell(LeadTelling telling);

    /** 1 where the company has the lead, live or deleted. */
    int countById(String companyId, UUID id);

    @Nullable
    LeadSnapshot find(String companyId, UUID id);

    @Nullable
    LeadSnapshot findDeleted(String companyId, UUID id);

    @Nullable
    LeadSnapshot findByEmail(String companyId, String liveEmailKey);

    List<LeadSnapshot> list(LeadListing listing);

    /** What a search found best, in that order, and of the same rank in the listing's. */
    List<FoundRow> best(LeadListing listing);

    /** How many there are, as far as the listing wants to know. */
    long count(LeadListing listing);

    /** Leads as an older Leadstone stored them, in the order of their keys; locked. */
    List<LeadRow> unrenewed(@Nullable String afterCompany, @Nullable UUID afterId, int limit);

    /** Those of the leads that are there, live or deleted; locked. */
    List<LeadRow> lock(String companyId, List<UUID> ids);

    /** Writes what a lead that is locked is found by. */
    int renew(LeadRow lead, LeadKeys keys);

    /** Any number: that it is answered is the answer. */
    int countOfNoCompany();
}
