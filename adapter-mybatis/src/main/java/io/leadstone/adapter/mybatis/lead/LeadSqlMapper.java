package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.LeadIndexColumns;
import io.leadstone.domain.lead.LeadSnapshot;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements that write leads and read single ones; see {@code LeadSqlMapper.xml}. */
public interface LeadSqlMapper {

    /** The number of rows: 0 where the database says that way that the email is taken. */
    int insert(LeadRow lead, LeadIndexColumns keys);

    /** The number of rows: 0 where the lead is not there in that version, or was told more since. */
    int update(LeadRow lead, LeadIndexColumns keys, long expectedVersion, long expectedLastEvent);

    /** The same, with what a search finds the lead by. */
    int updateSearched(LeadRow lead, LeadIndexColumns keys, long expectedVersion, long expectedLastEvent);

    /**
     * As {@link #insert}, with the lead's event. Whether the company has subscriptions, null where no row was written. On PostgreSQL
     * alone.
     */
    @Nullable
    Boolean insertLogged(LeadRow lead, LeadIndexColumns keys, EventRow event);

    /** As {@link #update}, with and answering the same. */
    @Nullable
    Boolean updateLogged(
            LeadRow lead, LeadIndexColumns keys, long expectedVersion, long expectedLastEvent, EventRow event);

    /** As {@link #updateSearched}, with and answering the same. */
    @Nullable
    Boolean updateSearchedLogged(
            LeadRow lead, LeadIndexColumns keys, long expectedVersion, long expectedLastEvent, EventRow event);

    /** The number of rows: 0 where the company has no such lead. */
    int tell(LeadEventUpdate telling);

    /** 1 where the company has the lead, live or deleted. */
    int countById(String companyId, UUID id);

    @Nullable
    LeadSnapshot find(String companyId, UUID id);

    @Nullable
    LeadSnapshot findDeleted(String companyId, UUID id);

    @Nullable
    LeadSnapshot findByEmail(String companyId, String liveEmailKey);

    /** Query of the health check. It needs the table and reads no row; its result is ignored. */
    int countOfNoCompany();

    /** Removes title and metadata of the lead's conversations; returns the number of rows. {@code empty} is the JSON of empty metadata. */
    int eraseTopics(String companyId, UUID leadId, String empty);
}
