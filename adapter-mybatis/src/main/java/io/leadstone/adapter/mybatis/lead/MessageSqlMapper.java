package io.leadstone.adapter.mybatis.lead;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Param;
import org.jspecify.annotations.Nullable;

/** The statements on messages, and those that enqueue events as deliveries; see {@code MessageSqlMapper.xml}. */
public interface MessageSqlMapper {

    /** Returns 1 if the company has an enabled subscription, else null. */
    @Nullable
    Integer anySubscription(String companyId);

    /**
     * Inserts a delivery for each enabled subscription whose filters match the event. The log must contain the event
     * already. Returns the number of deliveries.
     */
    int insertDeliveries(@Param("event") EnqueuedEventRow event);

    /** As {@link #insertDeliveries}, for several events. */
    int insertDeliveriesOfAll(List<EnqueuedEventRow> events);

    /**
     * Inserts a message for each event that has a delivery: a copy of the event and of the lead after it. At least one
     * event must take the lead from its row.
     */
    int insertMessages(List<EnqueuedEventRow> events);

    /** Inserts a test message, which has no event and no lead. */
    int insertWithoutLead(String companyId, UUID id, String messageType, Instant occurredAt);

    /** Inserts the message of an event {@code lead.purged}, which has no lead. */
    int insertPurge(EventRow event);

    /** Returns the ids of the messages about the lead. */
    List<UUID> ofLead(String companyId, UUID leadId);

    /** Returns the ids of the company's subscriptions, without removed ones. */
    List<UUID> webhooksOf(String companyId);

    /** Cancels those of the deliveries that are pending and of an event before {@code number}, except erasures. */
    int cancel(String companyId, UUID webhookId, List<UUID> ids, long number);

    /** Returns when the last claim of the cancelled ones among the deliveries ends; null if none was claimed. */
    @Nullable
    Instant cancelledClaimsEnd(String companyId, UUID webhookId, List<UUID> ids);

    /** Makes the pending ones among the deliveries that were never attempted due now, if they are due later. */
    int makeDue(String companyId, UUID webhookId, List<UUID> ids);

    /** Postpones the pending ones among the deliveries that were never attempted, so that none is due before. */
    int postponeUntil(String companyId, UUID webhookId, List<UUID> ids, Instant until);

    /** Removes personal data from each message about the lead. Returns the number of messages. */
    int erase(LeadRow erased);

    List<MessageRow> find(String companyId, List<UUID> ids);

    /** Locks the messages that exist until the end of the transaction, and returns their ids. */
    List<UUID> lock(String companyId, List<UUID> ids);

    /** Returns the ids of the messages that have no delivery. */
    List<UUID> unneeded(String companyId, List<UUID> ids);

    int delete(String companyId, List<UUID> ids);
}
