package io.leadstone.adapter.mybatis.webhook;

import java.util.List;
import java.util.UUID;

/** The statements of dispatchers; see {@code QueueSqlMapper.xml}. Times are the database's. */
public interface QueueSqlMapper {

    List<WebhookRow> due(int limit);

    /** Those that can be claimed, held until the end of the transaction; none where the subscription is disabled. */
    List<DeliveryRow> claimable(String companyId, UUID webhookId, int limit);

    int claim(String companyId, UUID webhookId, List<UUID> messages, UUID claim, long millis);

    /** The number of rows: 0 where the claim is another's by now. */
    int settle(AttemptRow attempt);

    /** Returns the deliveries that were not attempted and wait for the lead's event of {@code number}; it locks none of them. */
    List<UUID> waiting(String companyId, UUID webhookId, UUID leadId, long number);

    /** Postpones deliveries that were not attempted, so that no dispatcher looks at them for this time. */
    int holdBack(String companyId, UUID webhookId, List<UUID> messages, long millis);

    /** Makes deliveries due that were held back. */
    int release(String companyId, UUID webhookId, List<UUID> messages);

    /** Those that finished so long ago, held until the end of the transaction. */
    List<DeliveryKey> finished(long millis, int limit);

    /** Those of subscriptions that were removed. */
    List<DeliveryKey> ofRemoved(int limit);

    List<DeliveryKey> ofWebhook(String companyId, UUID webhookId, int limit);

    int delete(String companyId, UUID webhookId, List<UUID> messages);
}
