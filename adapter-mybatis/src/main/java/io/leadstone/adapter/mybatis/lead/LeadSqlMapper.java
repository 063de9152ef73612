package io.leadstone.adapter.mybatis.lead;

import io.leadstone.adapter.mybatis.search.LeadIndexColumns;
import io.leadstone.domain.lead.LeadSnapshot;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements that write leads and read single ones; see {@code LeadSqlMapper.xml}. */
public interface LeadSqlMapper {

    /**
     * Inserts a lead. Returns the number of rows: on PostgreSQL it is 0 if the email is taken. The other databases
     * throw an exception then.
     */
    int insert(LeadRow lead, LeadIndexColumns columns);

    /**
     * Updates the lead, but not its search columns. Returns the number of rows: 0 unless the stored lead has the
     * expected version and last event.
     */
    int update(LeadRow lead, LeadIndexColumns columns, long expectedVersion, long expectedLastEvent);

    /** As {@link #update}, and also updates the search columns. */
    int updateWithSearch(LeadRow lead, LeadIndexColumns columns, long expectedVersion, long expectedLastEvent);

    /**
     * As {@link #insert}, and also inserts the event. Exists on PostgreSQL only.
     *
     * @param canEnqueue false if no statement follows that could enqueue the event; then nothing is written for a
     *     company that has subscriptions
     * @return true if the event must be enqueued, because the company has subscriptions; null if no row was written
     */
    @Nullable
    Boolean insertWithEvent(LeadRow lead, LeadIndexColumns columns, EventRow event, boolean canEnqueue);

    /** As {@link #update}, and also inserts the event. Returns the same as {@link #insertWithEvent}. */
    @Nullable
    Boolean updateWithEvent(
            LeadRow lead,
            LeadIndexColumns columns,
            long expectedVersion,
            long expectedLastEvent,
            EventRow event,
            boolean canEnqueue);

    /** As {@link #updateWithSearch}, and also inserts the event. Returns the same as {@link #insertWithEvent}. */
    @Nullable
    Boolean updateWithSearchAndEvent(
            LeadRow lead,
            LeadIndexColumns columns,
            long expectedVersion,
            long expectedLastEvent,
            EventRow event,
            boolean canEnqueue);

    /**
     * As {@link #insert}, and also inserts ledger entries and events. Exists on PostgreSQL only. Returns the same as
     * {@link #insertWithEvent}.
     */
    @Nullable
    Boolean insertWithEntries(LeadRow lead, LeadIndexColumns columns, LeadEntries entries, boolean canEnqueue);

    /** As {@link #update}, and also inserts ledger entries and events. Returns the same as {@link #insertWithEvent}. */
    @Nullable
    Boolean updateWithEntries(
            LeadRow lead,
            LeadIndexColumns columns,
            long expectedVersion,
            long expectedLastEvent,
            LeadEntries entries,
            boolean canEnqueue);

    /**
     * As {@link #updateWithSearch}, and also inserts ledger entries and events. Returns the same as
     * {@link #insertWithEvent}.
     */
    @Nullable
    Boolean updateWithSearchAndEntries(
            LeadRow lead,
            LeadIndexColumns columns,
            long expectedVersion,
            long expectedLastEvent,
            LeadEntries entries,
            boolean canEnqueue);

    /**
     * Applies an event of a conversation to the lead. Returns the number of rows: 0 if the company has no such lead.
     */
    int recordEvent(LeadEventUpdate update);

    /** Returns 1 if the log contains this event, else 0. */
    int countEvent(String companyId, UUID leadId, long number, UUID eventId);

    /** Returns 1 if the company has the lead, live or deleted, else 0. */
    int countById(String companyId, UUID id);

    @Nullable
    LeadSnapshot find(String companyId, UUID id);

    @Nullable
    LeadSnapshot findDeleted(String companyId, UUID id);

    @Nullable
    LeadSnapshot findByEmail(String companyId, String liveEmailKey);

    /** The query of the health check. It needs the table but reads no row. Its result is ignored. */
    int countOfNoCompany();

    /**
     * Removes title and metadata of the lead's conversations; returns the number of rows. {@code empty} is the JSON of
     * empty metadata.
     */
    int eraseTopics(String companyId, UUID leadId, String empty);

    /**
     * Removes what was sent, the evidence and the refresh token from the submissions of the lead. Returns the number of
     * rows. {@code empty} is the JSON of empty metadata.
     */
    int eraseSubmissions(String companyId, UUID leadId, Instant at, String empty);

    /** Removes those of these submissions that are held. Returns the number of rows. */
    int discardSubmissions(String companyId, List<UUID> ids);
}
