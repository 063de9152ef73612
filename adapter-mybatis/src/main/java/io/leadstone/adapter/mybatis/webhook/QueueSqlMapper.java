package io.leadstone.adapter.mybatis.webhook;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements of dispatchers; see {@code QueueSqlMapper.xml}. All times are those of the database. */
public interface QueueSqlMapper {

    /** Returns enabled subscriptions with at least one delivery that can be claimed. */
    List<WebhookRow> due(int limit);

    /** Returns the milliseconds since the oldest delivery that can be claimed became due; null without one. */
    @Nullable
    Long ageMillis();

    /**
     * Locks the deliveries that can be claimed until the end of the transaction, and returns them. Returns none if the
     * subscription is disabled or has another version.
     */
    List<DeliveryRow> claimable(String companyId, UUID webhookId, long version, int limit);

    /**
     * Returns those of the deliveries that wait because an earlier event of their lead is pending. This query locks no
     * rows.
     */
    List<UUID> waitingOf(String companyId, UUID webhookId, List<UUID> messages);

    /** Claims locked deliveries for {@code millis}. Returns the number of rows. */
    int claim(String companyId, UUID webhookId, List<UUID> messages, UUID claim, long millis);

    /**
     * Records the outcome of an attempt and ends the claim. Returns the number of rows: 0 if the delivery has another
     * claim or is cancelled.
     */
    int record(AttemptRow attempt);

    /**
     * Returns the pending deliveries of later events of the lead than {@code number} that were never attempted. They
     * wait until the delivery of that event has finished. This query locks no rows.
     */
    List<UUID> waiting(String companyId, UUID webhookId, UUID leadId, long number);

    /** Postpones deliveries that were never attempted, so that dispatchers skip them for {@code millis}. */
    int postpone(String companyId, UUID webhookId, List<UUID> messages, long millis);

    /** Makes postponed deliveries due now. */
    int release(String companyId, UUID webhookId, List<UUID> messages);

    /**
     * Returns the deliveries that finished at least {@code millis} ago. With {@code lock} it locks them until the end
     * of the transaction.
     */
    List<DeliveryKey> finished(long millis, int limit, boolean lock);

    /**
     * Locks those of the deliveries that finished at least {@code millis} ago until the end of the transaction, and
     * returns them.
     */
    List<DeliveryKey> lockFinished(String companyId, UUID webhookId, List<UUID> messages, long millis);

    /** Returns deliveries of removed subscriptions. */
    List<DeliveryKey> ofRemoved(int limit);

    List<DeliveryKey> ofWebhook(String companyId, UUID webhookId, int limit);

    int delete(String companyId, UUID webhookId, List<UUID> messages);
}
