package io.leadstone.adapter.mybatis.webhook;

import io.leadstone.adapter.mybatis.lead.MessageSqlMapper;
import io.leadstone.adapter.mybatis.sql.SqlCall;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes deliveries away, and with them the messages that no other needs. The messages are held before they are asked whether one
 * does: of two who take away the last deliveries of a message at once, the second sees what the first did.
 */
record DeliveryDeletion(SqlCall call) {

    /** So many at a time, as values of one statement. */
    private static final int BATCH = 500;

    /** All of a subscription's. */
    void allOf(String companyId, UUID webhookId) {
        QueueSqlMapper queue = call.mapper(QueueSqlMapper.class);
        List<DeliveryKey> batch;
        do {
            batch = queue.ofWebhook(companyId, webhookId, BATCH);
            these(batch);
        } while (batch.size() == BATCH);
    }

    /** The number of deliveries that were taken away. */
    int these(List<DeliveryKey> keys) {
        QueueSqlMapper queue = call.mapper(QueueSqlMapper.class);
        int removed = keys.stream()
                .collect(Collectors.groupingBy(key -> new Line(key.companyId(), key.webhookId())))
                .entrySet()
                .stream()
                .mapToInt(line ->
                        queue.delete(line.getKey().companyId(), line.getKey().webhookId(), messagesOf(line.getValue())))
                .sum();
        keys.stream()
                .collect(Collectors.groupingBy(DeliveryKey::companyId))
                .forEach((companyId, ofCompany) -> forget(companyId, messagesOf(ofCompany)));
        return removed;
    }

    private void forget(String companyId, List<UUID> ids) {
        MessageSqlMapper messages = call.mapper(MessageSqlMapper.class);
        List<UUID> held = messages.lock(companyId, ids);
        if (!held.isEmpty()) {
            List<UUID> unneeded = messages.unneeded(companyId, held);
            if (!unneeded.isEmpty()) {
                messages.delete(companyId, unneeded);
            }
        }
    }

    private static List<UUID> messagesOf(List<DeliveryKey> keys) {
        return keys.stream().map(DeliveryKey::messageId).distinct().toList();
    }

    private record Line(String companyId, UUID webhookId) {}
}
