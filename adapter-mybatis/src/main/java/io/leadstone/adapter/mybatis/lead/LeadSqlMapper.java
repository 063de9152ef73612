package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.LeadKeys;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements on leads; see {@code LeadSqlMapper.xml}. */
public interface LeadSqlMapper {

    /** The number of rows: 0 where the database says that way that the email is taken. */
    int insert(LeadRow lead, LeadKeys keys);

    /** The number of rows: 0 where the lead is not there in that version, or was told more since. */
    int update(LeadRow lead, LeadKeys keys, long expectedVersion, long expectedLastEvent);

    /** The same, with what a search finds the lead by. */
    int updateSearched(LeadRow lead, LeadKeys keys, long expectedVersion, long expectedLastEvent);

    /**
     * As {@link #insert}, with the lead's event. Whether the company has subscriptions, null where no row was written. On PostgreSQL
     * alone.
     */
    @Nullable
    Boolean insertLogged(LeadRow lead, LeadKeys keys, EventRow event);

    /** As {@link #update}, with and answering the same. */
    @Nullable
    Boolean updateLogged(LeadRow lead, LeadKeys keys, long expectedVersion, long expectedLastEvent, EventRow event);

    /** As {@link #updateSearched}, with and answering the same. */
    @Nullable
    Boolean updateSearchedLogged(
            LeadRow lead, LeadKeys keys, long expectedVersion, long expectedLastEvent, EventRow event);

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
    List<LeadSnapshot> unrenewed(@Nullable String afterCompany, @Nullable UUID afterId, int limit);

    /** Those of the leads that are there, live or deleted; locked. */
    List<LeadSnapshot> lock(String companyId, List<UUID> ids);

    /** Writes what a lead that is locked is found by. */
    int renew(LeadRow lead, LeadKeys keys);

    /** Any number: that it is answered is the answer. */
    int countOfNoCompany();

    /** Removes title and metadata of the lead's conversations; returns the number of rows. {@code empty} is the JSON of empty metadata. */
    int eraseTopics(String companyId, UUID leadId, String empty);
}
