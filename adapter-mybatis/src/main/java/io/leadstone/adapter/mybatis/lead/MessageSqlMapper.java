package io.leadstone.adapter.mybatis.lead;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Param;

/** The statements that put messages in line and take them away; see {@code MessageSqlMapper.xml}. */
public interface MessageSqlMapper {

    /** A delivery for each subscription that wants the event, whose row is there. */
    int insertDeliveries(@Param("line") EnqueuedEventRow line);

    /** The same for several events. */
    int insertDeliveriesOfAll(List<EnqueuedEventRow> lines);

    /** A copy of each of the events that has a delivery, with the lead as the event left it. One event at least has it from the row. */
    int insertMessages(List<EnqueuedEventRow> events);

    /** A message that tells of no lead. */
    int insertBare(String companyId, UUID id, String messageType, Instant occurredAt);

    /** Removes what is personal from every message about the lead {@code erased}; the number of messages. */
    int erase(LeadRow erased);

    List<MessageRow> find(String companyId, List<UUID> ids);

    /** Those that are there, held until the end of the transaction. */
    List<UUID> lock(String companyId, List<UUID> ids);

    /** Returns those that no delivery needs. */
    List<UUID> unneeded(String companyId, List<UUID> ids);

    int delete(String companyId, List<UUID> ids);
}
